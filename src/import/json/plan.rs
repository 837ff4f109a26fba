//! A plan as `terraform show -json` prints it: what will be set once it is applied.
//!
//! `resource_changes` tell what is known only after apply; where they were left out, `planned_values` are read.

use std::sync::Arc;

use super::reader::{Keys, Reader, is_null, text};
use super::resources::{self, Resource, is_marked, is_of_scanning};
use super::shown;
use super::version::check_version;
use crate::diagnostic::Findings;
use crate::import::diagnostics;
use crate::import::found::Found;
use crate::json::{Error, Value};
use crate::source::Source;

/// Every configuration that there will be.
pub(super) fn find(source: &Arc<Source>, keys: &Keys<'_>) -> Result<Vec<Found>, Findings> {
    check_version(source, keys, "format_version", "the output of `terraform show -json`", &["0", "1"])?;
    let Some(changes) = keys.get("resource_changes").filter(|changes| !is_null(**changes)) else {
        return shown::of_values(source, "the plan", keys.get("planned_values").copied());
    };
    let resources = resources_of(*changes).map_err(|_| {
        let place = Reader::new(source, &[]).place(*changes);
        vec![diagnostics::input::misfit("its `resource_changes` do not have the format of a plan", place)]
    })?;
    resources::found(source, "the plan", &resources)
}

fn resources_of(changes: Value<'_>) -> Result<Vec<Resource<'_>>, Error> {
    changes.items()?.filter_map(|change| resource(change).transpose()).collect()
}

/// A resource as it will be; `None` where it is none of scanning, or goes.
fn resource(planned: Value<'_>) -> Result<Option<Resource<'_>>, Error> {
    let [kind, mode, address, deposed, change] = planned.fields(["type", "mode", "address", "deposed", "change"])?;
    let is_managed = mode.is_none_or(|mode| mode.written() == "\"managed\"");
    let Some(kind) = kind.filter(|kind| is_of_scanning(*kind) && is_managed && deposed.is_none()) else {
        return Ok(None);
    };
    let change = change.and_then(|change| change.fields(["after", "after_unknown", "after_sensitive"]).ok());
    let Some(([Some(values), unknown, sensitive], address)) = change.zip(address.and_then(text)) else {
        return Ok(None);
    };
    let is_sensitive = sensitive.is_some_and(is_marked);
    Ok(Some(Resource { address, kind, values, unknown, is_sensitive, schema_version: None }))
}
