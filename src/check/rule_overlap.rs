#![doc = include_str!("rule-overlap.md")]

use super::{Entry, Subject, shadowed_entry};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::ScanFrequency;
use crate::wildcard::overlap;

pub(super) static CODE: Code = page!(Warning "P007" "rule-overlap");

/// The most continuous entries that one finding points at.
const SHOWN: usize = 5;

/// Reports on-push entries some of whose names are scanned continuously, unless the entry is plainly the wider one.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() {
        return;
    }
    let continuous: Vec<(&str, &Entry)> = subject.scanned(ScanFrequency::Continuous).collect();
    for (rule, entry) in subject.scanned(ScanFrequency::OnPush) {
        let crossing: Vec<_> = continuous.iter().filter(|(_, taker)| crosses(entry, taker)).copied().collect();
        if !crossing.is_empty() && shadowed_entry::takers(entry, &continuous).is_empty() {
            findings.push(report(subject, rule, entry, &crossing));
        }
    }
}

/// Whether the two share names although the on-push one does not contain the continuous one.
fn crosses(entry: &Entry, taker: &Entry) -> bool {
    entry.meets(taker) && !taker.is_within(entry)
}

fn report(subject: &Subject<'_>, rule: &str, entry: &Entry, crossing: &[(&str, &Entry)]) -> Diagnostic {
    let witness = crossing.iter().find_map(|(_, taker)| overlap(&entry.pattern, &taker.pattern)).unwrap_or_default();
    let message = format!("some names of `{}`, such as `{witness}`, are scanned continuously instead of on push", entry.text);
    let mut diagnostic =
        Diagnostic::new(&CODE, message).primary(subject.place(entry.span), format!("on push, by `{rule}`"));
    for (taker_rule, taker) in crossing.iter().take(SHOWN) {
        diagnostic = diagnostic.also(subject.place(taker.span), format!("continuously, by `{taker_rule}`"));
    }
    diagnostic
        .witness(witness)
        .help("where both rules match, AWS scans continuously: narrow one of the two if that is not meant")
}
