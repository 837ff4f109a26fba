//! A plan as `terraform show -json` prints it: what will be set once it is applied.
//!
//! `resource_changes` tell what is known only after apply; where they were left out, `planned_values` are read.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::reader::{Reader, is_null, text};
use super::resources::{self, Resource, is_marked, is_of_scanning};
use super::{Keys, check_version, shown};
use crate::diagnostic::Diagnostic;
use crate::import::found::Found;
use crate::import::not_importable;
use crate::source::Source;

#[derive(Deserialize)]
struct ResourceChange<'t> {
    #[serde(borrow, rename = "type")]
    kind: Option<&'t RawValue>,
    #[serde(borrow)]
    mode: Option<&'t RawValue>,
    #[serde(borrow)]
    address: Option<&'t RawValue>,
    #[serde(borrow)]
    deposed: Option<&'t RawValue>,
    #[serde(borrow)]
    change: Option<&'t RawValue>,
}

#[derive(Deserialize)]
struct Change<'t> {
    #[serde(borrow)]
    after: Option<&'t RawValue>,
    #[serde(borrow)]
    after_unknown: Option<&'t RawValue>,
    #[serde(borrow)]
    after_sensitive: Option<&'t RawValue>,
}

/// Every configuration that there will be.
pub(super) fn find(source: &Arc<Source>, keys: &Keys<'_>) -> Result<Vec<Found>, Vec<Diagnostic>> {
    check_version(source, keys, "format_version", "what `terraform show -json` prints", &["0", "1"])?;
    let Some(changes) = keys.get("resource_changes").filter(|changes| !is_null(changes)) else {
        return shown::of_values(source, "the plan", keys.get("planned_values").copied());
    };
    let misfit = |_| {
        let place = Reader::new(source, &[]).place(changes);
        vec![not_importable::misfit("its `resource_changes` are not those of a plan", place)]
    };
    let changes: Vec<ResourceChange<'_>> = serde_json::from_str(changes.get()).map_err(misfit)?;
    let resources: Vec<Resource<'_>> = changes.iter().filter_map(resource).collect();
    resources::found(source, "the plan", &resources)
}

/// A resource as it will be; `None` where it is none of scanning, or goes.
fn resource<'t>(planned: &ResourceChange<'t>) -> Option<Resource<'t>> {
    let kind = planned.kind.filter(|kind| is_of_scanning(kind))?;
    let is_managed = planned.mode.is_none_or(|mode| mode.get() == "\"managed\"");
    if !is_managed || planned.deposed.is_some() {
        return None;
    }
    let change: Change<'_> = serde_json::from_str(planned.change?.get()).ok()?;
    Some(Resource {
        address: planned.address.and_then(text)?,
        kind,
        values: change.after?,
        unknown: change.after_unknown,
        is_sensitive: change.after_sensitive.is_some_and(is_marked),
        schema_version: None,
    })
}
