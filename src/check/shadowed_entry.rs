#![doc = include_str!("shadowed-entry.md")]

use super::{Entry, Subject};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::ScanFrequency;
use crate::wildcard::{Answer, Pattern, find};

pub(super) static CODE: Code = page!(Error "P006" "shadowed-entry");

/// Reports every on-push entry all of whose names are scanned continuously.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() {
        return;
    }
    let continuous: Vec<(&str, &Entry)> = subject.scanned(ScanFrequency::Continuous).collect();
    for (rule, entry) in subject.scanned(ScanFrequency::OnPush) {
        let takers = takers(entry, &continuous);
        if !takers.is_empty() {
            findings.push(report(subject, rule, entry, &takers));
        }
    }
}

/// The continuous entries that between them take every name of this one; empty where a name is left.
pub(super) fn takers<'s>(entry: &Entry, continuous: &[(&'s str, &'s Entry)]) -> Vec<(&'s str, &'s Entry)> {
    if let Some(one) = continuous.iter().find(|(_, taker)| entry.is_within(taker)) {
        return vec![*one];
    }
    let meeting: Vec<_> = continuous.iter().filter(|(_, taker)| entry.meets(taker)).copied().collect();
    if meeting.len() < 2 {
        return Vec::new();
    }
    let patterns: Vec<Pattern> = meeting.iter().map(|(_, taker)| taker.pattern.clone()).collect();
    let left = find(&[std::slice::from_ref(&entry.pattern)], &patterns);
    if left == Answer::Exact(None) { meeting } else { Vec::new() }
}

fn report(subject: &Subject<'_>, rule: &str, entry: &Entry, takers: &[(&str, &Entry)]) -> Diagnostic {
    let what = if entry.is_exact() { "is" } else { "are all" };
    let message = format!("`{}` of `{rule}` would never have an effect: its names {what} scanned continuously", entry.text)
        .replace("its names is", "it is");
    let mut diagnostic = Diagnostic::new(&CODE, message).primary(subject.place(entry.span), "on push");
    for (taker_rule, taker) in takers {
        diagnostic = diagnostic.also(subject.place(taker.span), format!("continuously, by `{taker_rule}`"));
    }
    diagnostic.help("where both rules match, AWS scans continuously: remove the entry, or narrow the continuous one")
}
