#![doc = include_str!("too-many-filters.md")]

use std::collections::BTreeSet;

use super::{Entry, Subject, uncovered};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::lower::filter_text;
use crate::plan::{Filters, Frequency, ScanType};
use crate::policy::{ExactNames, PolicyFile, ScanFrequency};

pub(super) static CODE: Code = page!(Error "P008" "too-many-filters");

/// Reports every rule that would need more filters than AWS takes.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if subject.is_enhanced_possible() {
        let rules = [
            (Frequency::ContinuousScan, subject.enhanced(ScanFrequency::Continuous)),
            (Frequency::ScanOnPush, subject.enhanced(ScanFrequency::OnPush)),
        ];
        findings.extend(rules.into_iter().filter_map(|(frequency, entries)| over_limit(subject, ScanType::Enhanced, frequency, &entries)));
    }
    findings.extend(over_limit(subject, ScanType::Basic, Frequency::ScanOnPush, &subject.basic));
}

fn over_limit(subject: &Subject<'_>, state: ScanType, frequency: Frequency, entries: &[Entry]) -> Option<Diagnostic> {
    if entries.len() <= Filters::MAX {
        return None;
    }
    let entries = uncovered(entries);
    let filters: BTreeSet<String> = entries.iter().map(|entry| filter_text(entry, ExactNames::Anchored)).collect();
    (filters.len() > Filters::MAX).then(|| report(&subject.policy.file, state, frequency, &entries, filters.len()))
}

/// A rule of that many filters; `entries` are what they come from.
pub(crate) fn report(file: &PolicyFile, state: ScanType, frequency: Frequency, entries: &[Entry], count: usize) -> Diagnostic {
    let (word, most) = (frequency.word(), Filters::MAX);
    let message = format!("the {word} rule of {} needs {count} filters, and AWS takes {most} in a rule", state.word());
    let diagnostic = Diagnostic::new(&CODE, message).help(
        "say several repositories with one glob, such as `team-a/*`; there is one rule per frequency, so a second `[[scan]]` does not help",
    );
    match entries.get(most) {
        Some(beyond) => diagnostic.primary(file.place(beyond.span), format!("entry {} of the rule", most + 1)),
        None => diagnostic,
    }
}
