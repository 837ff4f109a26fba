#![doc = include_str!("shadowed-entry.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::wildcard::Answer;

pub(super) static CODE: Code = page!(Error "P006" "shadowed-entry");

/// Reports every on-push entry all of whose names are scanned continuously.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.is_enhanced_possible() {
        return;
    }
    for conflict in &context.conflicts().decided {
        if let Answer::Exact(takers) = &conflict.takers
            && !takers.is_empty()
        {
            findings.push(report(context, conflict.entry, takers));
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
