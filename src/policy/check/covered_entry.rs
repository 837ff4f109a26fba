#![doc = include_str!("covered-entry.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::policy::ScanFrequency;

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
        findings.extend(entries.iter().filter_map(|entry| report(context, entry, coverer(entry, &globs)?)));
    }
}

/// A wider glob of another rule. Of two globs that mean the same, the later one is covered.
fn coverer<'e>(entry: &Entry, globs: &[&'e Entry]) -> Option<&'e Entry> {
    let covers = |glob: &&&Entry| {
        glob.rule != entry.rule
            && entry.is_within(glob)
            && (!glob.is_within(entry) || glob.span.start < entry.span.start)
    };
    globs.iter().find(covers).copied()
}

fn report(context: &CheckContext<'_>, entry: &Entry, wider: &Entry) -> Option<Diagnostic> {
    let message =
        format!("`{}` of `{}` is redundant: `{}` of `{}` covers it", entry.text, entry.rule, wider.text, wider.rule);
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(context.place(entry.span), "covered")
        .also(context.place(wider.span), "covered by this, at the same frequency")
        .help("remove it, or give it another frequency");
    Some(diagnostic)
}
