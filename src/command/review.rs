//! A change as Markdown, for the comment on a pull request: losses first, then gains, then what costs, then the text.
//!
//! It fits into a comment of GitHub (65,535 characters), and says what it left out.

mod moves;

use std::fmt::Write as _;

use super::meaning;
use super::policies::Batch;
use super::report;
use crate::compare::meaning::{StateMeaning, Verdict};
use crate::compare::{Change, text};
use crate::diagnostic::markdown;
use moves::{Effect, effect};

/// The most characters, with room for what the caller adds: GitHub takes 65,535.
const MOST: usize = 60_000;

/// The most characters of the part before the text diff.
const MOST_MEANING: usize = 40_000;

/// The review of a batch.
pub(super) fn markdown(batch: &Batch) -> String {
    let mut out = format!("## {}\n", headline(batch));
    for change in &batch.changes {
        out.push_str(&policy(change, batch));
    }
    if !batch.warnings.is_empty() {
        let _ = write!(out, "\n### Warnings\n\n{}", markdown::render(&batch.warnings));
    }
    let mut out = shortened(out, MOST_MEANING, "lines of this summary are");
    let room = MOST.saturating_sub(out.len());
    out.push_str(&folded_diff(&batch.changes, room));
    out
}

/// What a reviewer must know if they read one line.
fn headline(batch: &Batch) -> String {
    let meanings: Vec<StateMeaning> =
        batch.changes.iter().flat_map(|change| change.meaning(batch.inventory.as_ref())).collect();
    let moved = || meanings.iter().flat_map(|meaning| &meaning.changes);
    let is_unknown = meanings.iter().any(|meaning| meaning.verdict == Verdict::Unknown);
    let losses = moved().filter(|moved| effect(moved) == Effect::Loss).count();
    let gains = moved().count() - losses;
    let said = match (losses, gains) {
        _ if !batch.changes.iter().any(Change::is_change) => "the module is what the policy says",
        _ if is_unknown => "what this changes could not all be told",
        (0, 0) => "the text changes, and scans the same",
        (0, _) => "more is scanned",
        (_, 0) => "less is scanned",
        (_, _) => "some is scanned less, some more",
    };
    format!("Registry scanning: {said}")
}

/// What a policy's change means, state by state.
fn policy(change: &Change, batch: &Batch) -> String {
    let name = markdown::code(change.policy().source.name());
    if !change.is_change() {
        return format!("\n{name}: no change\n");
    }
    let meanings = change.meaning(batch.inventory.as_ref());
    let mut out = format!("\n### {name}\n");
    for (title, own) in [("Less is scanned", Effect::Loss), ("More is scanned", Effect::Gain)] {
        let moved = meanings.iter().flat_map(|meaning| &meaning.changes).filter(|moved| effect(moved) == own);
        let lines: String = moved.map(|moved| moves::line(moved, batch.inventory.is_some())).collect();
        if !lines.is_empty() {
            let _ = write!(out, "\n**{title}**\n\n{lines}");
        }
    }
    let costs: String = meanings.iter().flat_map(|meaning| &meaning.changes).filter_map(moves::cost).collect();
    if !costs.is_empty() {
        let _ = write!(out, "\n**What it costs**\n\n{costs}");
    }
    out.push_str(&states(&meanings));
    out
}

/// The verdict of each state, and what could not be told.
fn states(meanings: &[StateMeaning]) -> String {
    let mut out = String::from("\n| while | in short |\n|---|---|\n");
    for meaning in meanings {
        let _ = writeln!(out, "| {} | {} |", meaning.state.word(), meaning.verdict.word());
    }
    for meaning in meanings.iter().filter(|meaning| meaning.verdict == Verdict::Unknown) {
        let _ = writeln!(out, "\nWhile {}: {}", meaning.state.word(), meaning::could_not_tell(meaning));
    }
    out
}

/// The text diff behind a fold, in a block that nothing in it can close.
fn folded_diff(changes: &[Change], room: usize) -> String {
    let diff: String =
        changes.iter().flat_map(|change| change.files().iter().map(|file| text::unified(change, file))).collect();
    if diff.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(diff.split(|char| char != '`').map(str::len).max().unwrap_or_default().max(2) + 1);
    let summary = report::summary(changes);
    let (open, close) =
        (format!("\n<details>\n<summary>{summary}</summary>\n\n{fence}diff\n"), format!("{fence}\n\n</details>\n"));
    let diff = shortened(diff, room.saturating_sub(open.len() + close.len() + 100), "lines of the diff are");
    format!("{open}{diff}{close}")
}

/// As many whole lines as fit; if some do not, a line that says how many.
fn shortened(text: String, most: usize, what: &str) -> String {
    if text.len() <= most {
        return text;
    }
    let mut kept = String::new();
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next_if(|line| kept.len() + line.len() <= most) {
        kept.push_str(line);
    }
    let left = lines.count();
    format!("{kept}… {left} {what} left out here\n")
}
