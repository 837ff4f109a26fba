#![doc = include_str!("shadowed-entry.md")]

use super::Subject;
use crate::entry::Entry;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::ScanFrequency;
use crate::wildcard::{Answer, Pattern, find};

pub(super) static CODE: Code = page!(Error "P006" "shadowed-entry");

/// Reports every on-push entry all of whose names are scanned continuously.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() || subject.has_too_many_pairs() {
        return;
    }
    let continuous: Vec<&Entry> = subject.scanned(ScanFrequency::Continuous).collect();
    for entry in subject.scanned(ScanFrequency::OnPush) {
        if let Answer::Exact(takers) = takers(entry, &continuous)
            && !takers.is_empty()
        {
            findings.push(report(subject, entry, &takers));
        }
    }
}

/// The continuous entries that between them take every name of this one; none where a name is left.
pub(super) fn takers<'s>(entry: &Entry, continuous: &[&'s Entry]) -> Answer<Vec<&'s Entry>> {
    if let Some(one) = continuous.iter().find(|taker| entry.is_within(taker)) {
        return Answer::Exact(vec![one]);
    }
    let meeting: Vec<&Entry> = continuous.iter().filter(|taker| taker.meets(entry)).copied().collect();
    if meeting.len() < 2 {
        return Answer::Exact(Vec::new());
    }
    let patterns: Vec<Pattern> = meeting.iter().map(|taker| taker.pattern.clone()).collect();
    let left = find(&[std::slice::from_ref(&entry.pattern)], &patterns);
    left.map(|left| if left.is_none() { meeting } else { Vec::new() })
}

fn report(subject: &Subject<'_>, entry: &Entry, takers: &[&Entry]) -> Diagnostic {
    let why = if entry.is_exact() { "it is" } else { "its names are all" };
    let message = format!("`{}` of `{}` would never have an effect: {why} scanned continuously", entry.text, entry.rule);
    let mut diagnostic = Diagnostic::new(&CODE, message).primary(subject.place(entry.span), "on push");
    for taker in takers {
        diagnostic = diagnostic.also(subject.place(taker.span), format!("continuously, by `{}`", taker.rule));
    }
    diagnostic.help("where both rules match, AWS scans continuously: remove the entry, or narrow the continuous one")
}
