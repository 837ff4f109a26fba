#![doc = include_str!("caught-by-residue.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{LoweredPlan, LoweredRule};
use crate::policy::{Entry, ScanFrequency};
use crate::registry::ScanType;
use crate::registry::limits::MAX_FILTERS;
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "P023" "caught-by-residue");

/// Reports repositories that are to be scanned on push, and that the filter of another, continuous one happens to catch:
/// ECR has no exact filter.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    let enhanced = lowered.states().into_iter().find(|rules| rules.scan_type == ScanType::Enhanced);
    // Of a rule with too many filters `too-many-filters` speaks.
    let continuous = enhanced.map(|rules| &rules.continuous).filter(|rule| rule.filters.len() <= MAX_FILTERS);
    let Some(continuous) = continuous else { return };
    let on_push = lowered.policy.entries().scanned_at(ScanFrequency::OnPush).filter(|entry| entry.is_exact());
    findings.extend(on_push.filter_map(|entry| caught(lowered, continuous, entry)));
}

fn caught(lowered: &LoweredPlan<'_>, continuous: &LoweredRule<'_>, entry: &Entry) -> Option<Diagnostic> {
    let (taker, filter) = continuous.taker(&entry.text)?;
    let is_asked_for = continuous.entries.iter().any(|taker| taker.pattern.matches(&entry.text));
    (!is_asked_for).then(|| report(lowered, entry, taker, filter))
}

fn report(lowered: &LoweredPlan<'_>, entry: &Entry, taker: &Entry, filter: &Pattern) -> Diagnostic {
    let message =
        format!("`{}` is scanned continuously, because the filter of `{}` also matches it", entry.text, taker.text);
    let policy = lowered.policy;
    Diagnostic::new(&CODE, message)
        .primary(policy.place(entry.span), format!("on push, by `{}`", entry.rule))
        .also(policy.place(taker.span), format!("written as `{}`", filter.as_str()))
        .witness(entry.text.clone())
        .help("give both the same frequency, or pass the registry's repositories with `--repositories`: the `*` is then placed where the filter matches no other repository")
}
