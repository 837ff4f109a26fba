//! The report of a change: a line per file and per policy, and the same as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::policies::Batch;
use super::text_diff::style;
use super::{meaning, review};
use crate::change::semantic::StateMeaning;
use crate::change::text;
use crate::change::{Change, FileChange, Status};
use crate::diagnostic::{human, json};
use crate::paths::slashed;
use crate::registry::ScanType;

/// The JSON of `generate` and `diff`.
#[derive(Serialize)]
pub(super) struct Document {
    format_version: u32,
    changed: bool,
    policies: Vec<OfPolicy>,
    files: Vec<File>,
    meaning: Vec<meaning::State>,
    diagnostics: Vec<json::Finding>,
}

/// A policy in short: how many of its files have which status, and whether its module settles.
#[derive(Serialize)]
struct OfPolicy {
    policy: String,
    output: String,
    changed: bool,
    added: usize,
    removed: usize,
    modified: usize,
    unchanged: usize,
    becomes: Option<Becomes<ScanType>>,
    renamed: Option<Becomes<String>>,
    settles: Option<bool>,
    applies_to_settle: Option<usize>,
    proof: String,
}

/// Something that becomes another.
#[derive(Serialize)]
struct Becomes<T> {
    from: T,
    to: T,
}

#[derive(Serialize)]
struct File {
    path: String,
    status: Status,
    unified: String,
}

/// The document of a batch.
pub(super) fn document(batch: &Batch) -> Document {
    let file = |change: &Change, file: &FileChange| File {
        path: change.path_of(file),
        status: file.status,
        unified: text::unified(change, file, batch.context),
    };
    let files = batch.changes.iter().flat_map(|change| change.files().iter().map(move |one| file(change, one)));
    Document {
        format_version: 1,
        changed: batch.changes.iter().any(Change::is_change),
        policies: batch.changes.iter().map(of_policy).collect(),
        files: files.collect(),
        meaning: meaning::json(batch),
        diagnostics: json::findings(&batch.warnings),
    }
}

fn of_policy(change: &Change) -> OfPolicy {
    OfPolicy {
        policy: change.policy().source.name().to_owned(),
        output: slashed(change.output()),
        changed: change.is_change(),
        added: count(change, Status::Added),
        removed: count(change, Status::Removed),
        modified: count(change, Status::Changed),
        unchanged: count(change, Status::Unchanged),
        becomes: change.switch().becomes.map(|(from, to)| Becomes { from, to }),
        renamed: change.switch().renamed.clone().map(|(from, to)| Becomes { from, to }),
        settles: change.verdict().settles,
        applies_to_settle: change.verdict().applies_to_settle,
        proof: review::proof(change),
    }
}

fn count(change: &Change, status: Status) -> usize {
    change.files().iter().filter(|file| file.status == status).count()
}

/// A line per file: `+` new, `~` changed, `-` removed, `=` unchanged.
pub(super) fn list(changes: &[Change]) -> String {
    let mut list = String::new();
    for change in changes {
        for file in change.files() {
            let style = style(file.status.sign());
            let (sign, path) = (file.status.sign(), human::printable(&change.path_of(file)));
            // Writing to a string does not fail.
            let _ = writeln!(list, "{style}{sign}{style:#} {path}");
        }
    }
    list
}

/// A policy's change in a line: its files, and each state's verdict.
pub(super) fn policy_summary(change: &Change, meanings: &[StateMeaning]) -> String {
    if !change.is_change() {
        return "no change".to_owned();
    }
    let states: Vec<String> =
        meanings.iter().map(|meaning| format!("{} {}", meaning.state.word(), meaning.verdict.word())).collect();
    format!("{}; {}", summary(std::slice::from_ref(change)), states.join(", "))
}

/// The line of each of many policies, under its name.
pub(super) fn policies(batch: &Batch) -> String {
    if batch.changes.len() < 2 {
        return String::new();
    }
    let line = |change: &Change| {
        let summary = policy_summary(change, &change.meaning(batch.inventory.as_ref()));
        format!("{}: {summary}\n", human::printable(change.policy().source.name()))
    };
    let lines: String = batch.changes.iter().map(line).collect();
    format!("\n{lines}")
}

/// How many files are new, changed and removed.
pub(super) fn summary(changes: &[Change]) -> String {
    let count = |status: Status| changes.iter().map(|change| count(change, status)).sum::<usize>();
    let (added, changed, removed) = (count(Status::Added), count(Status::Changed), count(Status::Removed));
    if added + changed + removed == 0 {
        return "nothing to change".to_owned();
    }
    format!("{added} added, {changed} changed, {removed} removed, {} unchanged", count(Status::Unchanged))
}
