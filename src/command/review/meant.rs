//! What changes mean, in lists: of one policy, or of many with the losses of all before the gains of any.

use std::fmt::Write as _;

use super::moves::{self, Effect, effect};
use super::registry;
use crate::change::Change;
use crate::change::semantic::{StateMeaning, Verdict};
use crate::command::meaning;
use crate::command::policies::Batch;
use crate::diagnostic::markdown;

/// A change with what it means in each state.
pub(super) type Changed<'b> = (&'b Change, &'b [StateMeaning]);

/// The lists of a change, in the order of their weight.
const LISTS: [&str; 3] = ["Less is scanned", "More is scanned", "What it costs"];

/// What each list says of a policy.
fn lists(meanings: &[StateMeaning], batch: &Batch) -> [String; 3] {
    let moved = || registry::moved(meanings);
    let of = |own| moved().filter(move |moved| effect(moved) == own);
    let lines = |own| of(own).map(|moved| moves::line(moved, batch.inventory.is_some())).collect();
    [lines(Effect::Loss), lines(Effect::Gain), moved().filter_map(moves::cost).collect()]
}

/// What one policy's change means, state by state.
pub(super) fn policy((change, meanings): Changed<'_>, batch: &Batch) -> String {
    let mut out = format!("\n### {}\n", markdown::code(change.policy().source.name()));
    let registry = of_registry(change, meanings, batch);
    if !registry.is_empty() {
        let _ = write!(out, "\n**The registry itself**\n\n{registry}");
    }
    for (title, lines) in LISTS.iter().zip(lists(meanings, batch)).filter(|(_, lines)| !lines.is_empty()) {
        let _ = write!(out, "\n**{title}**\n\n{lines}");
    }
    out.push_str(&states(meanings));
    out
}

/// What becomes of a registry as a whole, as a list.
fn of_registry(change: &Change, meanings: &[StateMeaning], batch: &Batch) -> String {
    registry::lines(change, meanings, batch.inventory.is_some())
        .iter()
        .map(|line| format!("- {}\n", markdown::prose(line)))
        .collect()
}

/// The changes of many policies: what becomes of registries, then the losses of all before the gains of any.
pub(super) fn policies(changed: &[Changed<'_>], batch: &Batch) -> String {
    let mut registries = String::new();
    let mut sections = LISTS.map(|title| format!("\n### {title}\n"));
    let empty = sections.clone();
    let mut open = String::new();
    for (change, meanings) in changed {
        let name = markdown::code(change.policy().source.name());
        let registry = of_registry(change, meanings, batch);
        if !registry.is_empty() {
            let _ = write!(registries, "\n{name}\n\n{registry}");
        }
        for (section, lines) in sections.iter_mut().zip(lists(meanings, batch)).filter(|(_, lines)| !lines.is_empty()) {
            let _ = write!(section, "\n{name}\n\n{lines}");
        }
        for meaning in meanings.iter().filter(|meaning| meaning.verdict == Verdict::Unknown) {
            let _ = write!(open, "\n{name}, while {}: {}\n", meaning.state.word(), meaning::could_not_tell(meaning));
        }
    }
    let filled = sections.into_iter().zip(empty).filter(|(section, empty)| section != empty);
    let lists: String = filled.map(|(section, _)| section).collect();
    let head = if registries.is_empty() { "" } else { "\n### The registry itself\n" };
    format!("{head}{registries}{lists}{open}")
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
