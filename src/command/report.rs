//! The report of a change: a line per file, the diff, and the same as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::meaning;
use super::policies::Batch;
use crate::compare::{Change, FileChange, Status, text};
use crate::diagnostic::{human, json};

/// The JSON of `generate` and `diff`.
#[derive(Serialize)]
pub(super) struct Document {
    format_version: u32,
    changed: bool,
    files: Vec<File>,
    meaning: Vec<meaning::State>,
    diagnostics: Vec<json::Finding>,
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
        unified: text::unified(change, file),
    };
    let files = batch.changes.iter().flat_map(|change| change.files().iter().map(move |one| file(change, one)));
    Document {
        format_version: 1,
        changed: batch.changes.iter().any(Change::is_change),
        files: files.collect(),
        meaning: meaning::json(batch),
        diagnostics: json::findings(&batch.warnings),
    }
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

/// The unified diff of every file that differs, with colours.
pub(super) fn diff(changes: &[Change]) -> String {
    let mut diff = String::new();
    for change in changes {
        for file in change.files() {
            for line in text::unified(change, file).split_inclusive('\n') {
                let style = line.chars().next().map(style).unwrap_or_default();
                let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
                diff.push_str(&format!("{style}{}{style:#}{end}", human::printable(line)));
            }
        }
    }
    diff
}

/// How many files are new, changed and removed.
pub(super) fn summary(changes: &[Change]) -> String {
    let count = |status: Status| changes.iter().flat_map(Change::files).filter(|file| file.status == status).count();
    let (added, changed, removed) = (count(Status::Added), count(Status::Changed), count(Status::Removed));
    if added + changed + removed == 0 {
        return "nothing to change".to_owned();
    }
    format!("{added} added, {changed} changed, {removed} removed, {} unchanged", count(Status::Unchanged))
}

fn style(sign: char) -> anstyle::Style {
    match sign {
        '+' => anstyle::AnsiColor::Green.on_default(),
        '-' => anstyle::AnsiColor::Red.on_default(),
        '~' => anstyle::AnsiColor::Yellow.on_default(),
        '@' => anstyle::AnsiColor::Cyan.on_default(),
        '=' => anstyle::Style::new().dimmed(),
        _ => anstyle::Style::new(),
    }
}
