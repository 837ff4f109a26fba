#![doc = include_str!("covered-entry.md")]

use super::context::CheckContext;
use super::could_not_tell;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::policy::ScanFrequency;
use crate::wildcard::{Answer, Budget, Pattern, is_subset_in};

pub(super) static CODE: Code = page!(Warning "P021" "covered-entry");

/// The most pairs that are compared; with more the hint is not given, and the rule is too large anyway.
const MAX_PAIRS: usize = 4_000_000;

/// Reports entries that another `[[scan]]` of the same frequency covers. Within one `[[scan]]` they go silently.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.is_enhanced_possible() {
        return;
    }
    for frequency in [ScanFrequency::Continuous, ScanFrequency::OnPush] {
        let entries: Vec<&Entry> = context.entries.scanned_at(frequency).collect();
        let globs: Vec<&Entry> = entries.iter().copied().filter(|entry| !entry.is_exact()).collect();
        if entries.len().saturating_mul(globs.len()) > MAX_PAIRS {
            continue;
        }
        let mut undecided = Vec::new();
        for entry in entries {
            match coverer(&context.budget, entry, &globs) {
                Answer::Exact(wider) => findings.extend(wider.map(|wider| report(context, entry, wider))),
                Answer::TooHard { .. } => undecided.push(entry),
            }
        }
        if let Some(first) = undecided.first() {
            let blame: Vec<Pattern> = undecided.iter().map(|entry| entry.pattern.clone()).collect();
            let what = "which of these entries are covered by another `[[scan]]`";
            findings.push(could_not_tell::report(context.place(first.span), what, &blame));
        }
    }
}

/// A wider glob of another rule. Of two globs that mean the same, the later one is covered.
fn coverer<'e>(budget: &Budget, entry: &Entry, globs: &[&'e Entry]) -> Answer<Option<&'e Entry>> {
    let mut blame = None;
    for glob in globs.iter().filter(|glob| glob.rule != entry.rule) {
        match covers(budget, glob, entry) {
            Answer::Exact(true) => return Answer::Exact(Some(glob)),
            Answer::Exact(false) => {}
            Answer::TooHard { blame: more } => blame = Some(more),
        }
    }
    blame.map_or(Answer::Exact(None), |blame| Answer::TooHard { blame })
}

fn covers(budget: &Budget, glob: &Entry, entry: &Entry) -> Answer<bool> {
    match is_subset_in(budget, &entry.pattern, &glob.pattern) {
        Answer::Exact(true) if glob.span.start > entry.span.start => {
            is_subset_in(budget, &glob.pattern, &entry.pattern).map(|is_same| !is_same)
        }
        other => other,
    }
}

fn report(context: &CheckContext<'_>, entry: &Entry, wider: &Entry) -> Diagnostic {
    let message =
        format!("`{}` of `{}` is redundant: `{}` of `{}` covers it", entry.text, entry.rule, wider.text, wider.rule);
    Diagnostic::new(&CODE, message)
        .primary(context.place(entry.span), "covered")
        .also(context.place(wider.span), "covered by this, at the same frequency")
        .help("remove it, or give it another frequency")
}
