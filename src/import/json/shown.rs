//! A state as `terraform show -json` prints it, and the same shape within a plan.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::reader::{Reader, text};
use super::resources::{self, Resource, is_marked, is_of_scanning};
use super::{Keys, check_version};
use crate::diagnostic::Diagnostic;
use crate::import::found::Found;
use crate::import::not_importable;
use crate::source::Source;

/// What `values` and `planned_values` hold; outputs are passed over unread.
#[derive(Deserialize)]
struct Values<'t> {
    #[serde(borrow)]
    root_module: Option<Module<'t>>,
}

#[derive(Deserialize)]
struct Module<'t> {
    #[serde(borrow, default)]
    resources: Vec<ShownResource<'t>>,
    #[serde(borrow, default)]
    child_modules: Vec<Module<'t>>,
}

#[derive(Deserialize)]
struct ShownResource<'t> {
    #[serde(borrow, rename = "type")]
    kind: Option<&'t RawValue>,
    #[serde(borrow)]
    mode: Option<&'t RawValue>,
    #[serde(borrow)]
    address: Option<&'t RawValue>,
    #[serde(borrow)]
    values: Option<&'t RawValue>,
    #[serde(borrow)]
    sensitive_values: Option<&'t RawValue>,
    #[serde(borrow)]
    schema_version: Option<&'t RawValue>,
}

/// Every configuration in a state.
pub(super) fn find(source: &Arc<Source>, keys: &Keys<'_>) -> Result<Vec<Found>, Vec<Diagnostic>> {
    check_version(source, keys, "format_version", "what `terraform show -json` prints", &["0", "1"])?;
    of_values(source, "the state", keys.get("values").copied())
}

/// Every configuration among values.
pub(super) fn of_values(
    source: &Arc<Source>,
    what: &str,
    values: Option<&RawValue>,
) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let mut resources = Vec::new();
    if let Some(values) = values {
        let values: Option<Values<'_>> = serde_json::from_str(values.get()).map_err(|_| {
            let place = Reader::new(source, &[]).place(values);
            vec![not_importable::misfit("its resources are not as `terraform show -json` prints them", place)]
        })?;
        values.and_then(|values| values.root_module).iter().for_each(|root| collect(root, &mut resources));
    }
    resources::found(source, what, &resources)
}

fn collect<'t>(module: &Module<'t>, resources: &mut Vec<Resource<'t>>) {
    resources.extend(module.resources.iter().filter_map(resource));
    module.child_modules.iter().for_each(|child| collect(child, resources));
}

fn resource<'t>(shown: &ShownResource<'t>) -> Option<Resource<'t>> {
    let kind = shown.kind.filter(|kind| is_of_scanning(kind))?;
    let is_managed = shown.mode.is_none_or(|mode| mode.get() == "\"managed\"");
    is_managed.then_some(Resource {
        address: shown.address.and_then(text)?,
        kind,
        values: shown.values?,
        unknown: None,
        is_sensitive: shown.sensitive_values.is_some_and(is_marked),
        schema_version: shown.schema_version.and_then(|version| version.get().parse().ok()),
    })
}
