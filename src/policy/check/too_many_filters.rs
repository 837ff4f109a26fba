#![doc = include_str!("too-many-filters.md")]

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{LoweredFilter, filters, merged};
use crate::policy::Entry;
use crate::policy::{PolicyFile, ScanFrequency};
use crate::registry::limits::MAX_FILTERS;
use crate::registry::{Frequency, ScanType};

pub(super) static CODE: Code = page!(Error "P008" "too-many-filters");

/// Reports every rule that would need more filters than AWS takes.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rules = [
        (ScanType::Enhanced, ScanFrequency::Continuous),
        (ScanType::Enhanced, ScanFrequency::OnPush),
        (ScanType::Basic, ScanFrequency::OnPush),
    ];
    for (state, frequency) in rules {
        let is_possible = match state {
            ScanType::Enhanced => subject.is_enhanced_possible(),
            ScanType::Basic => subject.is_basic_possible(),
        };
        if is_possible {
            findings.extend(over_limit(subject, state, frequency));
        }
    }
}

fn over_limit(subject: &Subject<'_>, state: ScanType, frequency: ScanFrequency) -> Option<Diagnostic> {
    let entries = subject.rule(state, frequency);
    if entries.len() <= MAX_FILTERS {
        return None;
    }
    let count = |filters: &[LoweredFilter<'_>]| filters.iter().map(|one| &one.text).collect::<BTreeSet<_>>().len();
    let needed = count(&filters(entries, subject.how()));
    if needed <= MAX_FILTERS {
        return None;
    }
    let frequency = match frequency {
        ScanFrequency::Continuous => Frequency::ContinuousScan,
        ScanFrequency::OnPush => Frequency::ScanOnPush,
    };
    let diagnostic = report(&subject.policy.file, state, frequency, entries, needed);
    let merged = merged(entries, subject.how()).filter(|_| !subject.how().merges).map(|merged| count(&merged));
    Some(match merged {
        Some(count) if count <= MAX_FILTERS => diagnostic.help(format!(
            "with this inventory {count} filters catch exactly these repositories: say `merge_filters = true` under `[module]`"
        )),
        _ => diagnostic,
    })
}

/// A rule of that many filters; `entries` are what they come from.
pub(crate) fn report(
    file: &PolicyFile,
    state: ScanType,
    frequency: Frequency,
    entries: &[Entry],
    count: usize,
) -> Diagnostic {
    let (word, most) = (frequency.word(), MAX_FILTERS);
    let message = format!("the {word} rule of {} needs {count} filters, and AWS takes {most} in a rule", state.word());
    let diagnostic = Diagnostic::new(&CODE, message).help(
        "say several repositories with one glob, such as `team-a/*`; there is one rule per frequency, so a second `[[scan]]` does not help",
    );
    match entries.get(most) {
        Some(beyond) => diagnostic.primary(file.place(beyond.span), format!("entry {} of the rule", most + 1)),
        None => diagnostic,
    }
}
