//! A review for people in a terminal. The texts may hold colours.

use super::list::{self, Listed};
use super::meaning::{self, marked};
use super::text_diff::{self, Texts};
use crate::change::{GateEffect, Gone};
use crate::diagnostic::human::printable;
use crate::report::comparison::Comparison;
use crate::report::phrases::Mark;
use crate::report::{acceptances, gate_terms};

/// Terms that let more images pass, the text that differs, then what that means, and a line for each of many policies.
pub(crate) fn change(comparison: &Comparison, gone: Option<&Gone>, texts: Texts) -> String {
    gate(comparison, GateEffect::Looser)
        + &text_diff::text(comparison, texts)
        + &meaning::meaning(comparison, gone)
        + &gate(comparison, GateEffect::Stricter)
        + &accepted(comparison)
        + &list::policies(comparison)
}

/// The terms of the gate that changed to that effect.
fn gate(comparison: &Comparison, effect: GateEffect) -> String {
    let (title, mark) = match effect {
        GateEffect::Looser => (gate_terms::LOOSER, Mark::Loss),
        GateEffect::Stricter => (gate_terms::STRICTER, Mark::Gain),
    };
    let lines = gate_terms::lines(comparison, effect);
    lines.iter().map(|line| marked(mark, &format!("{title}: {}", printable(line).replace('\n', " ")))).collect()
}

/// The list of acceptances that changed.
fn accepted(comparison: &Comparison) -> String {
    let lines = acceptances::lines(comparison);
    let lines: String = lines.iter().map(|line| format!("  {}\n", printable(line).replace('\n', " "))).collect();
    if lines.is_empty() { lines } else { format!("\n{}\n{lines}", acceptances::TITLE) }
}

/// A line for each file that differs, with `-v` for every file; with `--check` the text that differs, too.
pub(crate) fn files(comparison: &Comparison, listed: Listed, texts: Option<Texts>) -> String {
    let files = list::files(&comparison.changes, listed);
    files + &texts.map(|texts| text_diff::text(comparison, texts)).unwrap_or_default()
}
