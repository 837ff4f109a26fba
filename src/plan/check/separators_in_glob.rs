#![doc = include_str!("separators-in-glob.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{LoweredEntry, LoweredPlan, has_adjacent_separators};
use crate::wildcard::{Budget, Pattern, find_in};

pub(super) static CODE: Code = page!(Warning "P019" "separators-in-glob");

/// The work for all names that are shown, in steps of about five nanoseconds.
const WORK: usize = 60_000_000;

/// Reports globs that have to be written wider than they are, since no filter has two separators in a row.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    let is_widened =
        |lowered: &&LoweredEntry<'_>| !lowered.entry.is_exact() && has_adjacent_separators(&lowered.entry.text);
    let budget = Budget::new(WORK);
    findings.extend(lowered.entries.iter().filter(is_widened).map(|widened| report(lowered, widened, &budget)));
}

fn report(
    lowered: &LoweredPlan<'_>,
    LoweredEntry { entry, filter, .. }: &LoweredEntry<'_>,
    budget: &Budget,
) -> Diagnostic {
    let also = find_in(budget, &[&[Pattern::filter(filter)]], std::slice::from_ref(&entry.pattern)).exact().flatten();
    let label = also.as_ref().map_or_else(
        || "the filter matches more names than this glob".to_owned(),
        |name| format!("the filter also matches `{name}`"),
    );
    let message = format!("AWS accepts no filter with adjacent separators, so `{}` becomes `{filter}`", entry.text);
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(lowered.policy.place(entry.span), label)
        .help("list the repositories by name, or accept the other names that the filter matches");
    match also {
        Some(name) => diagnostic.witness(name),
        None => diagnostic,
    }
}
