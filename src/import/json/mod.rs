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
mod veil;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use veil::veiled;

use super::found::Found;
use super::{not_importable, unknown_version};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Value};
use crate::source::Source;
use reader::Reader;

/// The keys of a document and what stands behind them.
type Keys<'t> = BTreeMap<String, Value<'t>>;

/// Everything that a text which starts as JSON does says of scanning; at least one.
pub(super) fn find(source: &Arc<Source>) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let documents: Result<Vec<Value<'_>>, _> = json::documents(source.text()).collect();
    let documents = documents.map_err(|error| vec![not_importable::broken(source, &error)])?;
    if let [document] = documents.as_slice()
        && let Some(keys) = reader::object(*document)
        && let Some(found) = of_terraform(source, &keys)
    {
        return found;
    }
    aws::find(source, &documents)
}

/// What a document of Terraform's says; `None` where it is none.
fn of_terraform(source: &Arc<Source>, keys: &Keys<'_>) -> Option<Result<Vec<Found>, Vec<Diagnostic>>> {
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

/// Refuses a version whose major part is another than that.
fn check_version(
    source: &Arc<Source>,
    keys: &Keys<'_>,
    key: &str,
    what: &str,
    known: &[&str],
) -> Result<(), Vec<Diagnostic>> {
    let Some(version) = keys.get(key) else { return Ok(()) };
    let text = version.written().trim_matches('"');
    let major = text.split('.').next().unwrap_or_default();
    if known.contains(&major) {
        return Ok(());
    }
    let is_harmless = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let shown = if is_harmless { format!("`{text}`") } else { "what stands here".to_owned() };
    let reader = Reader::new(source, &[]);
    let known = format!("version {}", known.last().copied().unwrap_or_default());
    Err(vec![unknown_version::report(what, &shown, &known, &reader.place(*version))])
}
