#![doc = include_str!("rule-overlap.md")]

use super::{Subject, could_not_tell, shadowed_entry};
use crate::entry::Entry;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::ScanFrequency;
use crate::wildcard::{Answer, overlap};

pub(super) static CODE: Code = page!(Warning "P007" "rule-overlap");

/// The most continuous entries that one finding points at.
const SHOWN: usize = 5;

/// Reports on-push entries some of whose names are scanned continuously, unless the entry is plainly the wider one.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() || subject.has_too_many_pairs() {
        return;
    }
    let continuous: Vec<&Entry> = subject.scanned(ScanFrequency::Continuous).collect();
    for entry in subject.scanned(ScanFrequency::OnPush) {
        let crossing: Vec<&Entry> = continuous.iter().filter(|taker| crosses(entry, taker)).copied().collect();
        if crossing.is_empty() {
            continue;
        }
        match shadowed_entry::takers(entry, &continuous) {
            Answer::Exact(takers) if takers.is_empty() => findings.push(report(subject, entry, &crossing)),
            Answer::Exact(_) => {}
            Answer::TooHard { blame } => {
                let what = format!("whether any name of `{}` is left to the on-push rule", entry.text);
                findings.push(could_not_tell::report(subject.place(entry.span), &what, &blame));
            }
        }
    }
}

/// Whether the two share names although the on-push one does not contain the continuous one.
fn crosses(entry: &Entry, taker: &Entry) -> bool {
    entry.meets(taker) && !taker.is_within(entry)
}

fn report(subject: &Subject<'_>, entry: &Entry, crossing: &[&Entry]) -> Diagnostic {
    let witness = crossing.iter().find_map(|taker| overlap(&entry.pattern, &taker.pattern)).unwrap_or_default();
    let message = format!("some names of `{}`, such as `{witness}`, are scanned continuously instead of on push", entry.text);
    let label = format!("on push, by `{}`", entry.rule);
    let mut diagnostic = Diagnostic::new(&CODE, message).primary(subject.place(entry.span), label);
    for taker in crossing.iter().take(SHOWN) {
        diagnostic = diagnostic.also(subject.place(taker.span), format!("continuously, by `{}`", taker.rule));
    }
    diagnostic
        .witness(witness)
        .help("where both rules match, AWS scans continuously: narrow one of the two if that is not meant")
}
