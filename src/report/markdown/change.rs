//! A change as Markdown, for the comment on a pull request: losses first, then gains, then
//! what costs, then the text, then the proof that it settles.
//!
//! It fits into a comment of GitHub (65,535 characters), and says what it left out.

use std::fmt::Write as _;

use super::collapsed_diff::{collapsed_diff, limited};
use super::sections::{self, Changed};
use crate::change::Change;
use crate::change::semantic::StateMeaning;
use crate::diagnostic::markdown;
use crate::paths::in_repository;
use crate::report::acceptances;
use crate::report::comparison::Comparison;
use crate::report::headline::headline;
use crate::report::proof::proof;
use crate::report::summary;

/// The most characters, with room for what the caller adds: GitHub takes 65,535.
const MOST: usize = 60_000;

/// The most characters of the part before the text diff.
const MOST_MEANING: usize = 40_000;

/// The most policies that have a line of their own.
const MOST_POLICIES: usize = 100;

pub(crate) fn change(comparison: &Comparison) -> String {
    let mut out = format!("## {}\n", headline(comparison));
    if comparison.changes.len() > 1 {
        out.push_str(&lines(comparison));
    }
    let changed: Vec<Changed<'_>> = comparison.each().filter(|(change, _)| change.is_change()).collect();
    match changed.as_slice() {
        [] => {}
        [one] => out.push_str(&sections::policy(*one)),
        many => out.push_str(&sections::policies(many)),
    }
    out.push_str(&accepted(comparison));
    if !comparison.warnings.is_empty() {
        let _ = write!(out, "\n### Warnings\n\n{}", markdown::render(&comparison.warnings));
    }
    let mut out = limited(out, MOST_MEANING, "lines of this summary are");
    let proofs = proofs(comparison);
    let room = MOST.saturating_sub(out.len() + proofs.len());
    out.push_str(&collapsed_diff(comparison, room));
    out + &proofs
}

/// The list of acceptances that changed.
pub(super) fn accepted(comparison: &Comparison) -> String {
    let lines = acceptances::lines(comparison);
    let list: String = lines.iter().map(|line| format!("- {}\n", markdown::prose(line))).collect();
    if list.is_empty() { list } else { format!("\n### {}\n\n{list}", acceptances::TITLE) }
}

/// A line for each policy.
fn lines(comparison: &Comparison) -> String {
    let line = |(change, meanings): (&Change, &[StateMeaning])| {
        let name = markdown::code(&in_repository(change.policy().source.name()));
        format!("- {name}: {}\n", summary::of_policy(change, meanings))
    };
    let lines: String = comparison.each().take(MOST_POLICIES).map(line).collect();
    match comparison.changes.len().saturating_sub(MOST_POLICIES) {
        0 => format!("\n{lines}"),
        more => format!("\n{lines}- and {more} more\n"),
    }
}

/// Says that the modules settle, in a sentence for all that settle alike.
fn proofs(comparison: &Comparison) -> String {
    let mut proofs: Vec<(String, Vec<String>)> = Vec::new();
    for change in &comparison.changes {
        let (proof, name) = (proof(change), in_repository(change.policy().source.name()));
        match proofs.iter_mut().find(|(own, _)| *own == proof) {
            Some((_, names)) => names.push(name),
            None => proofs.push((proof, vec![name])),
        }
    }
    let subject = |names: &[String]| match names {
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
