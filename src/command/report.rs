//! The report of a change: a line per file, the diff, and the same as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::meaning;
use super::policies::Batch;
use crate::compare::meaning::StateMeaning;
use crate::compare::text::{self, FileDiff, Line, Piece};
use crate::compare::{Change, FileChange, Status};
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
        unified: text::unified(change, file, batch.context),
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

/// The unified diff of every file that differs, with colours and the words that differ reversed.
pub(super) fn diff(batch: &Batch) -> String {
    let files = batch.changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    let diffs = files.filter_map(|(change, file)| text::hunks(change, file, batch.context));
    diffs.map(|file| file_diff(&file)).collect()
}

fn file_diff(file: &FileDiff) -> String {
    let head = |(line, sign): (&String, char)| styled(style(sign), line) + "\n";
    let mut diff: String = file.head.iter().zip(['-', '+']).map(head).collect();
    for hunk in &file.hunks {
        diff.push_str(&format!("{}\n", styled(style('@'), &hunk.head)));
        hunk.lines.iter().for_each(|line| diff.push_str(&diff_line(line)));
    }
    diff
}

fn diff_line(line: &Line) -> String {
    let style = style(line.sign.char());
    let piece = |piece: &Piece| styled(if piece.is_other { style.invert() } else { style }, &piece.text);
    let pieces: String = line.pieces.iter().map(piece).collect();
    let end = if line.is_unended { "\n\\ No newline at end of file\n" } else { "\n" };
    format!("{}{pieces}{end}", styled(style, &line.sign.char().to_string()))
}

fn styled(style: anstyle::Style, text: &str) -> String {
    format!("{style}{}{style:#}", human::printable(text))
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
