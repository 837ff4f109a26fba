//! A review as the JSON of `generate` and `diff`.

use serde::Serialize;

use super::meaning::{self, State};
use super::policy::{self, OfPolicy};
use crate::change::{Change, FileChange, Status, text};
use crate::diagnostic::json;
use crate::report::comparison::Comparison;

/// The document. Its parts stand in that of `review` too.
#[derive(Serialize)]
pub(crate) struct Document<'r> {
    format_version: u32,
    #[serde(flatten)]
    change: Changed<'r>,
    diagnostics: Vec<json::Finding>,
}

/// The change of all policies.
#[derive(Serialize)]
pub(super) struct Changed<'r> {
    changed: bool,
    policies: Vec<OfPolicy<'r>>,
    files: Vec<File>,
    meaning: Vec<State<'r>>,
}

#[derive(Serialize)]
struct File {
    path: String,
    status: Status,
    unified: String,
}

/// The document of a review.
pub(crate) fn document(comparison: &Comparison) -> Document<'_> {
    Document { format_version: 1, change: changed(comparison), diagnostics: json::findings(&comparison.warnings) }
}

/// The change of a comparison.
pub(super) fn changed(comparison: &Comparison) -> Changed<'_> {
    let files = comparison.changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    Changed {
        changed: comparison.is_change(),
        policies: comparison.changes.iter().map(policy::of_policy).collect(),
        files: files.map(|(change, one)| file(change, one, comparison.context)).collect(),
        meaning: meaning::states(comparison),
    }
}

fn file(change: &Change, file: &FileChange, context: u32) -> File {
    File { path: change.path_of(file), status: file.status, unified: text::unified(change, file, context) }
}
