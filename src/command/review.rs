//! A change as Markdown, for the comment on a pull request: losses first, then gains, then
//! what costs, then the text, then the proof that it settles.
//!
//! It fits into a comment of GitHub (65,535 characters), and says what it left out.

mod fold;
mod meant;
mod moves;
mod page;
mod proof;
mod registry;
mod toll;

use std::fmt::Write as _;

use super::policies::Batch;
use super::report;
use crate::change::Change;
use crate::change::semantic::{StateMeaning, Verdict};
use crate::diagnostic::markdown;
use fold::{folded_diff, shortened};
use meant::Changed;
pub(super) use page::html;
pub(super) use proof::proof;
pub(super) use registry::lines as registry_lines;

/// The most characters, with room for what the caller adds: GitHub takes 65,535.
const MOST: usize = 60_000;

/// The most characters of the part before the text diff.
const MOST_MEANING: usize = 40_000;

/// The most policies that have a line of their own.
const MOST_POLICIES: usize = 100;

/// The review of a batch.
pub(super) fn markdown(batch: &Batch) -> String {
    let meanings = meanings(batch);
    let mut out = format!("## {}\n", headline(batch, &meanings));
    if batch.changes.len() > 1 {
        out.push_str(&lines(batch, &meanings));
    }
    let changed: Vec<Changed<'_>> =
        batch.changes.iter().zip(meanings.iter().map(Vec::as_slice)).filter(|(change, _)| change.is_change()).collect();
    match changed.as_slice() {
        [] => {}
        [one] => out.push_str(&meant::policy(*one, batch)),
        many => out.push_str(&meant::policies(many, batch)),
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

/// What each change means.
fn meanings(batch: &Batch) -> Vec<Vec<StateMeaning>> {
    batch.changes.iter().map(|change| change.meaning(batch.inventory.as_ref())).collect()
}

/// What a reviewer must know if they read one line: what becomes of the registry, then losses first.
fn headline(batch: &Batch, meanings: &[Vec<StateMeaning>]) -> String {
    if !batch.changes.iter().any(Change::is_change) {
        return "Registry scanning: nothing changes".to_owned();
    }
    let (state, tolls) = toll::clauses(meanings);
    let mut clauses: Vec<String> = batch.changes.iter().flat_map(registry::clauses).collect();
    clauses.dedup();
    clauses.extend(tolls);
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
