//! The resources of scanning among those of a state or plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reader::{Reader, has_true, list, object, text};
use super::setting::{SettingReader, TERRAFORM};
use crate::diagnostic::{Diagnostic, Findings};
use crate::import::diagnostics;
use crate::import::enabler_fit::{EnablerFit, Meeting};
use crate::import::found::{Found, scan_types};
use crate::json::Value;
use crate::registry::ResourceType;
use crate::source::{Place, Source};
use crate::terraform::scanning::{ENABLER, ORGANIZATION, REGISTRY};

/// The version of the resource's schema that is known: it had no other so far (AWS provider 5.100.0).
const SCHEMA_VERSION: u64 = 0;

/// The arguments that are read.
const ARGUMENTS: &[&str] = &["scan_type", "rule"];

/// A resource of scanning, as JSON.
pub(super) struct Resource<'t> {
    pub(super) address: String,
    /// The word of its type, with quotes.
    pub(super) kind: Value<'t>,
    /// Its arguments.
    pub(super) values: Value<'t>,
    /// Marks of what is known only after apply.
    pub(super) unknown: Option<Value<'t>>,
    /// An argument that is read is marked as sensitive.
    pub(super) is_sensitive: bool,
    /// The version of its schema, where that is said.
    pub(super) schema_version: Option<u64>,
}

/// The word of a type, with its quotes, is one that is looked at.
pub(super) fn is_of_scanning(kind: Value<'_>) -> bool {
    [REGISTRY, ENABLER, ORGANIZATION].into_iter().any(|known| is_word(kind, known))
}

/// Marks, as Terraform writes them beside values, are on an argument that is read.
pub(super) fn is_marked(marks: Value<'_>) -> bool {
    match object(marks) {
        Some(marks) => ARGUMENTS.iter().any(|argument| marks.get(*argument).is_some_and(|mark| has_true(*mark))),
        None => has_true(marks),
    }
}

fn is_word(value: Value<'_>, word: &str) -> bool {
    value.written().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) == Some(word)
}

impl Resource<'_> {
    fn is(&self, kind: &str) -> bool {
        is_word(self.kind, kind)
    }
}

/// The configurations among these resources; `what` is what the input is.
pub(super) fn found(source: &Arc<Source>, what: &str, resources: &[Resource<'_>]) -> Result<Vec<Found>, Findings> {
    let registries = || resources.iter().filter(|resource| resource.is(REGISTRY));
    if registries().next().is_none() {
        return Err(diagnostics::input::nothing_to_import(what, source).into());
    }
    let values = registries().filter(|registry| !registry.is_sensitive).map(|registry| registry.values);
    let kinds = resources.iter().filter(|one| !one.is(REGISTRY) || one.is_sensitive).map(|one| one.kind);
    let shown: Vec<Value<'_>> = kinds.chain(values).collect();
    let reader = Reader::new(source, &shown);
    let mut found: Vec<Found> = registries().map(|registry| one(registry, &reader)).collect();
    let warnings = warnings(resources, &found, &reader);
    found.iter_mut().for_each(|found| found.warnings.clone_from(&warnings));
    Ok(found)
}

fn one(registry: &Resource<'_>, reader: &Reader<'_>) -> Found {
    let keys = object(registry.values).unwrap_or_default();
    let place = keys.get("scan_type").map_or_else(|| reader.place(registry.values), |at| reader.place(*at));
    Found {
        address: registry.address.clone(),
        title: registry.address.clone(),
        region: keys.get("region").and_then(|region| text(*region)),
        // Provider 6 keeps a region in the state of every resource, whether its text has one or not.
        own_region: None,
        place,
        variants: Found::always(setting(registry, reader)),
        warnings: Vec::new(),
    }
}

fn setting(registry: &Resource<'_>, reader: &Reader<'_>) -> Result<crate::registry::Setting, Findings> {
    if registry.is_sensitive {
        return Err(diagnostics::setting::sensitive_setting(&registry.address, &reader.place(registry.kind)).into());
    }
    if let Some(version) = registry.schema_version.filter(|version| *version != SCHEMA_VERSION) {
        let what = format!("the schema of `{}`", registry.address);
        let known = format!("version {SCHEMA_VERSION}");
        return Err(diagnostics::input::unknown_version(
            &what,
            &format!("`{version}`"),
            &known,
            &reader.place(registry.values),
        )
        .into());
    }
    if registry.unknown.is_some_and(is_marked) {
        return Err(diagnostics::setting::known_after_apply(
            &format!("`{}`", registry.address),
            &reader.place(registry.values),
        )
        .into());
    }
    SettingReader { reader, spelling: &TERRAFORM }.setting(registry.values)
}

/// Warnings of resources beside the configurations that are no part of a policy.
fn warnings(resources: &[Resource<'_>], found: &[Found], reader: &Reader<'_>) -> Vec<Diagnostic> {
    let of = |kind: &'static str| resources.iter().filter(move |resource| resource.is(kind));
    let types = scan_types(found);
    let mut fits: BTreeMap<EnablerFit, Vec<Place>> = BTreeMap::new();
    for enabler in of(ENABLER) {
        let has_ecr = has_ecr(enabler);
        let met: Vec<Meeting> = types.iter().map(|scan_type| (*scan_type, has_ecr)).collect();
        fits.entry(EnablerFit::of(&met)).or_default().push(reader.place(enabler.kind));
    }
    let enablers = fits.iter().map(|(fit, places)| diagnostics::warnings::left_enabler(*fit, places));
    let organizations: Vec<Place> = of(ORGANIZATION).map(|one| reader.place(one.kind)).collect();
    enablers.chain(diagnostics::warnings::left_organization(&organizations)).collect()
}

/// Tells whether an enabler lists ECR; `None` where its types are unknown.
fn has_ecr(enabler: &Resource<'_>) -> Option<bool> {
    let types = list(*object(enabler.values)?.get("resource_types")?)?;
    let types: Vec<String> = types.into_iter().map(text).collect::<Option<_>>()?;
    (!types.is_empty()).then(|| types.iter().any(|kind| kind == ResourceType::Ecr.as_str()))
}
