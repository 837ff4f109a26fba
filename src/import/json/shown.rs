//! A state as `terraform show -json` prints it, and the same shape within a plan.

use std::sync::Arc;

use super::reader::{Keys, Reader, is_null, text};
use super::resources::{self, Resource, is_marked, is_of_scanning};
use super::version::check_version;
use crate::diagnostic::Findings;
use crate::import::diagnostics;
use crate::import::found::Found;
use crate::json::{Error, Value};
use crate::source::Source;

/// The deepest nesting of values that is read.
const DEEPEST: usize = 128;

/// Every configuration in a state.
pub(super) fn find(source: &Arc<Source>, keys: &Keys<'_>) -> Result<Vec<Found>, Findings> {
    check_version(source, keys, "format_version", "the output of `terraform show -json`", &["0", "1"])?;
    of_values(source, "the state", keys.get("values").copied())
}

/// Every configuration among values.
pub(super) fn of_values(source: &Arc<Source>, what: &str, values: Option<Value<'_>>) -> Result<Vec<Found>, Findings> {
    let mut resources = Vec::new();
    if let Some(values) = values.filter(|values| !is_null(*values)) {
        let is_too_deep = values.deeper_than(DEEPEST).is_some();
        if is_too_deep || of_root(values, &mut resources).is_err() {
            let place = Reader::new(source, &[]).place(values);
            return Err(diagnostics::input::misfit(
                "its resources do not have the format of `terraform show -json`",
                place,
            )
            .into());
        }
    }
    resources::found(source, what, &resources)
}

/// Collects the resources of all modules; outputs are passed over unread.
fn of_root<'t>(values: Value<'t>, resources: &mut Vec<Resource<'t>>) -> Result<(), Error> {
    let [root] = values.fields(["root_module"])?;
    root.map_or(Ok(()), |root| of_module(root, resources))
}

fn of_module<'t>(module: Value<'t>, resources: &mut Vec<Resource<'t>>) -> Result<(), Error> {
    let [own, children] = module.fields(["resources", "child_modules"])?;
    if let Some(own) = own {
        for shown in own.items()? {
            resources.extend(resource(shown)?);
        }
    }
    if let Some(children) = children {
        for child in children.items()? {
            of_module(child, resources)?;
        }
    }
    Ok(())
}

fn resource(shown: Value<'_>) -> Result<Option<Resource<'_>>, Error> {
    const FIELDS: [&str; 6] = ["type", "mode", "address", "values", "sensitive_values", "schema_version"];
    let [kind, mode, address, values, sensitive, version] = shown.fields(FIELDS)?;
    let is_managed = mode.is_none_or(|mode| mode.written() == "\"managed\"");
    let kind = kind.filter(|kind| is_of_scanning(*kind) && is_managed);
    let (Some(kind), Some(address), Some(values)) = (kind, address.and_then(text), values) else { return Ok(None) };
    Ok(Some(Resource {
        address,
        kind,
        values,
        unknown: None,
        is_sensitive: sensitive.is_some_and(is_marked),
        schema_version: version.and_then(|version| version.written().parse().ok()),
    }))
}
