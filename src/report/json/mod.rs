//! A review as the JSON of `generate` and `diff`.

mod meaning;
mod policy;

use serde::Serialize;

use super::Review;
use crate::change::{Change, FileChange, Status, text};
use crate::diagnostic::json;
use meaning::State;
use policy::OfPolicy;

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
struct Changed<'r> {
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
pub(crate) fn document(review: &Review) -> Document<'_> {
    Document { format_version: 1, change: changed(review), diagnostics: json::findings(&review.warnings) }
}

fn changed(review: &Review) -> Changed<'_> {
    let files = review.changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    Changed {
        changed: review.is_change(),
        policies: review.changes.iter().map(policy::of_policy).collect(),
        files: files.map(|(change, one)| file(change, one, review.context)).collect(),
        meaning: meaning::states(review),
    }
}

fn file(change: &Change, file: &FileChange, context: u32) -> File {
    File { path: change.path_of(file), status: file.status, unified: text::unified(change, file, context) }
}
