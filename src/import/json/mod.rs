//! JSON: what the AWS CLI prints, Terraform's states, and plans.
//!
//! The kinds are told apart by the keys at the top. Of a state only resources of scanning are looked into; all else is
//! passed over unread, since it may be large and secret.

mod aws;
mod plan;
mod raw_state;
mod reader;
mod resources;
mod setting;
mod shown;
mod version;

use std::sync::Arc;

use super::diagnostics;
use super::found::Found;
use crate::diagnostic::Findings;
use crate::json::{self, Value};
use crate::source::Source;
use reader::Keys;

/// Everything that a text which starts as JSON does says of scanning; at least one.
pub(super) fn find(source: &Arc<Source>) -> Result<Vec<Found>, Findings> {
    let documents: Result<Vec<Value<'_>>, _> = json::documents(source.text()).collect();
    let documents = documents.map_err(|error| vec![diagnostics::input::broken_json(source, &error)])?;
    if let [document] = documents.as_slice()
        && let Some(keys) = reader::object(*document)
        && let Some(found) = of_terraform(source, &keys)
    {
        return found;
    }
    aws::find(source, &documents)
}

/// Tells whether a text is a template of CloudFormation in JSON.
pub(super) fn is_template(source: &Source) -> bool {
    // A state can be large, and has no type of CloudFormation in it.
    let is_object = source.text().trim_start().starts_with('{') && source.text().contains("AWS::");
    let document = is_object.then(|| json::document(source.text()).ok()).flatten();
    let fields = document.and_then(|document| document.fields(["AWSTemplateFormatVersion", "Resources"]).ok());
    fields.is_some_and(|[version, resources]| version.is_some() || resources.is_some())
}

/// Every answer of AWS in a text which starts as JSON does; at least one.
pub(super) fn answers(source: &Arc<Source>) -> Result<Vec<Found>, Findings> {
    let documents: Result<Vec<Value<'_>>, _> = json::documents(source.text()).collect();
    let documents = documents.map_err(|error| vec![diagnostics::input::broken_json(source, &error)])?;
    aws::read(source, &documents).map_err(|_| diagnostics::input::not_live(source).into())
}

/// The configurations in a document of Terraform's; `None` where it is none.
fn of_terraform(source: &Arc<Source>, keys: &Keys<'_>) -> Option<Result<Vec<Found>, Findings>> {
    let has = |key: &str| keys.contains_key(key);
    if has("version") && ["lineage", "resources", "serial", "terraform_version"].into_iter().any(has) {
        return Some(raw_state::find(source, keys));
    }
    if !has("format_version") {
        return None;
    }
    if has("planned_values") || has("resource_changes") {
        return Some(plan::find(source, keys));
    }
    Some(shown::find(source, keys))
}
