//! A change as Markdown, for the comment on a pull request: losses first, then gains, then
//! what costs, then the text, then the proof that it settles.
//!
//! It fits into a comment of GitHub (65,535 characters), and says what it left out.

mod moves;
mod page;
mod proof;
mod toll;

use std::fmt::Write as _;

use super::meaning;
use super::policies::Batch;
use super::report;
use crate::compare::meaning::{StateMeaning, Verdict};
use crate::compare::{Change, text};
use crate::diagnostic::markdown;
use moves::{Effect, effect};
pub(super) use page::html;
pub(super) use proof::proof;

/// The most characters, with room for what the caller adds: GitHub takes 65,535.
const MOST: usize = 60_000;

/// The most characters of the part before the text diff.
const MOST_MEANING: usize = 40_000;

/// The most policies that have a line of their own.
const MOST_POLICIES: usize = 100;

/// The review of a batch.
pub(super) fn markdown(batch: &Batch) -> String {
    let inventory = batch.inventory.as_ref();
    let meanings: Vec<_> = batch.changes.iter().map(|change| change.meaning(inventory)).collect();
    let mut out = format!("## {}\n", headline(batch, &meanings));
    if batch.changes.len() > 1 {
        out.push_str(&lines(batch, &meanings));
    }
    for (change, meanings) in batch.changes.iter().zip(&meanings).filter(|(change, _)| change.is_change()) {
        out.push_str(&policy(change, meanings, batch));
    }
    if !batch.warnings.is_empty() {
        let _ = write!(out, "\n### Warnings\n\n{}", markdown::render(&batch.warnings));
    }
    let mut out = shortened(out, MOST_MEANING, "lines of this summary are");
    let proofs = proofs(batch);
    let room = MOST.saturating_sub(out.len() + proofs.len());
    out.push_str(&folded_diff(batch, room));
    out + &proofs
}

/// What a reviewer must know if they read one line: losses first.
fn headline(batch: &Batch, meanings: &[Vec<StateMeaning>]) -> String {
    if !batch.changes.iter().any(Change::is_change) {
        return "Registry scanning: nothing changes".to_owned();
    }
    let (state, mut clauses) = toll::clauses(meanings);
    if meanings.iter().flatten().any(|meaning| meaning.verdict == Verdict::Unknown) {
        clauses.push("what this changes could not all be told".to_owned());
    }
    if clauses.is_empty() {
        clauses.push("the text changes, and scans the same".to_owned());
    }
    let state = state.map(|state| format!(" while {}", state.word())).unwrap_or_default();
    format!("Registry scanning{state}: {}", clauses.join(", "))
}

/// A line for each policy.
fn lines(batch: &Batch, meanings: &[Vec<StateMeaning>]) -> String {
    let line = |(change, meanings): (&Change, &Vec<StateMeaning>)| {
        let name = markdown::code(change.policy().source.name());
        format!("- {name}: {}\n", report::policy_summary(change, meanings))
    };
    let lines: String = batch.changes.iter().zip(meanings).take(MOST_POLICIES).map(line).collect();
    match batch.changes.len().saturating_sub(MOST_POLICIES) {
        0 => format!("\n{lines}"),
        more => format!("\n{lines}- and {more} more\n"),
    }
}

/// That the modules settle, in a sentence for all that settle alike.
fn proofs(batch: &Batch) -> String {
    let mut proofs: Vec<(String, Vec<&str>)> = Vec::new();
    for change in &batch.changes {
        let (proof, name) = (proof(change), change.policy().source.name());
        match proofs.iter_mut().find(|(own, _)| *own == proof) {
            Some((_, names)) => names.push(name),
            None => proofs.push((proof, vec![name])),
        }
    }
    let subject = |names: &[&str]| match names {
        [name] => format!("the module of {}", markdown::code(name)),
        [first, rest @ ..] => {
            format!("each of the {} modules such as that of {}", rest.len() + 1, markdown::code(first))
        }
        [] => String::new(),
    };
    proofs
        .iter()
        .map(|(proof, names)| format!("\n**Proof:** {} {}\n", subject(names), markdown::prose(proof)))
        .collect()
}

/// What a policy's change means, state by state.
fn policy(change: &Change, meanings: &[StateMeaning], batch: &Batch) -> String {
    let mut out = format!("\n### {}\n", markdown::code(change.policy().source.name()));
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
    out.push_str(&states(meanings));
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
fn folded_diff(batch: &Batch, room: usize) -> String {
    let diff: String = batch
        .changes
        .iter()
        .flat_map(|change| change.files().iter().map(|file| text::unified(change, file, batch.context)))
        .collect();
    if diff.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(diff.split(|char| char != '`').map(str::len).max().unwrap_or_default().max(2) + 1);
    let summary = report::summary(&batch.changes);
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
