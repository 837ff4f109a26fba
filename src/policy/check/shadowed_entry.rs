#![doc = include_str!("shadowed-entry.md")]

use super::context::CheckContext;
use super::continuous::{Continuous, takers};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::policy::ScanFrequency;
use crate::wildcard::Answer;

pub(super) static CODE: Code = page!(Error "P006" "shadowed-entry");

/// Reports every on-push entry all of whose names are scanned continuously.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let continuous = Continuous::of(context);
    let on_push = || context.entries.scanned_at(ScanFrequency::OnPush);
    if !context.is_enhanced_possible() || continuous.is_too_much(on_push()) {
        return;
    }
    for entry in on_push() {
        if let Answer::Exact(takers) = takers(entry, &continuous.meeting(entry))
            && !takers.is_empty()
        {
            findings.push(report(context, entry, &takers));
        }
    }
}

fn report(context: &CheckContext<'_>, entry: &Entry, takers: &[&Entry]) -> Diagnostic {
    let why = if entry.is_exact() { "it is" } else { "its names are all" };
    let message = format!("`{}` of `{}` never has an effect: {why} scanned continuously", entry.text, entry.rule);
    let mut diagnostic = Diagnostic::new(&CODE, message).primary(context.place(entry.span), "on push");
    for taker in takers {
        diagnostic = diagnostic.also(context.place(taker.span), format!("continuously, by `{}`", taker.rule));
    }
    diagnostic.help(
        "a repository that both rules match is scanned continuously: remove this entry, or narrow the continuous one",
    )
}
