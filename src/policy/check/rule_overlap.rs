#![doc = include_str!("rule-overlap.md")]

use super::context::CheckContext;
use super::could_not_tell;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::wildcard::{Answer, overlap_in};

pub(super) static CODE: Code = page!(Warning "P007" "rule-overlap");

/// The most continuous entries that one finding points at.
const SHOWN: usize = 5;

/// Reports on-push entries some of whose names are scanned continuously, unless the entry is plainly the wider one.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.is_enhanced_possible() {
        return;
    }
    let conflicts = context.conflicts();
    for conflict in conflicts.decided.iter().filter(|conflict| !conflict.crossing.is_empty()) {
        let entry = conflict.entry;
        match &conflict.takers {
            Answer::Exact(takers) if takers.is_empty() => findings.push(report(context, entry, &conflict.crossing)),
            Answer::Exact(_) => {}
            Answer::TooHard { blame } => {
                let what = format!("whether any name of `{}` is still scanned on push", entry.text);
                findings.push(could_not_tell::report(context.place(entry.span), &what, blame));
            }
        }
    }
    if let Some(first) = conflicts.undecided.first() {
        let what = "which of these globs match names of the other frequency";
        findings.push(could_not_tell::report(context.place(first.span), what, &conflicts.blame));
    }
}

fn report(context: &CheckContext<'_>, entry: &Entry, crossing: &[&Entry]) -> Diagnostic {
    let witness = crossing
        .iter()
        .find_map(|taker| overlap_in(&context.budget, &entry.pattern, &taker.pattern))
        .unwrap_or_default();
    let message =
        format!("some names of `{}`, such as `{witness}`, are scanned continuously instead of on push", entry.text);
    let label = format!("on push, by `{}`", entry.rule);
    let mut diagnostic = Diagnostic::new(&CODE, message).primary(context.place(entry.span), label);
    for taker in crossing.iter().take(SHOWN) {
        diagnostic = diagnostic.also(context.place(taker.span), format!("continuously, by `{}`", taker.rule));
    }
    diagnostic.witness(witness).help(
        "a repository that both rules match is scanned continuously: narrow one of the two if this is not intended",
    )
}
