#![doc = include_str!("caught-by-residue.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::filters;
use crate::policy::Entry;
use crate::policy::ScanFrequency;
use crate::registry::ScanType;
use crate::registry::limits::MAX_FILTERS;
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "P023" "caught-by-residue");

/// Reports repositories that are to be scanned on push, and that the filter of another, continuous one happens to catch:
/// ECR has no exact filter.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() {
        return;
    }
    let continuous = subject.rule(ScanType::Enhanced, ScanFrequency::Continuous);
    let lowered = filters(continuous, subject.how());
    if lowered.len() > MAX_FILTERS {
        // `too-many-filters` reports it.
        return;
    }
    let filters: Vec<(&Entry, Pattern)> = lowered.iter().map(|one| (one.first, Pattern::filter(&one.text))).collect();
    for entry in subject.scanned(ScanFrequency::OnPush).filter(|entry| entry.is_exact()) {
        let Some((taker, filter)) = filters.iter().find(|(_, filter)| filter.matches(&entry.text)) else { continue };
        let is_asked_for = continuous.iter().any(|taker| taker.pattern.matches(&entry.text));
        if !is_asked_for {
            findings.push(report(subject, entry, taker, filter));
        }
    }
}

fn report(subject: &Subject<'_>, entry: &Entry, taker: &Entry, filter: &Pattern) -> Diagnostic {
    let message =
        format!("`{}` is scanned continuously, since the filter of `{}` catches it too", entry.text, taker.text);
    Diagnostic::new(&CODE, message)
        .primary(subject.place(entry.span), format!("on push, by `{}`", entry.rule))
        .also(subject.place(taker.span), format!("written `{}`", filter.as_str()))
        .witness(entry.text.clone())
        .help("give both one frequency, or name the registry's repositories with `--repositories`: the `*` then goes where it catches nothing else")
}
