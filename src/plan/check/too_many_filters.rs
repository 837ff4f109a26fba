#![doc = include_str!("too-many-filters.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{LoweredPlan, LoweredRule};
use crate::policy::PolicyFile;
use crate::registry::limits::MAX_FILTERS;
use crate::registry::{Frequency, ScanType};

pub(super) static CODE: Code = page!(Error "P008" "too-many-filters");

/// Reports every rule that would need more filters than AWS takes.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    for rules in lowered.states() {
        let too_large = rules.rules().into_iter().filter(|rule| rule.count() > MAX_FILTERS);
        findings.extend(too_large.map(|rule| report(lowered.policy.file(), rules.scan_type, rule)));
    }
}

/// A rule of too many filters.
pub(super) fn report(file: &PolicyFile, state: ScanType, rule: &LoweredRule<'_>) -> Diagnostic {
    let word = match rule.frequency {
        Frequency::ContinuousScan => "continuous",
        Frequency::ScanOnPush => "on-push",
    };
    let count = rule.count();
    let message =
        format!("the {word} rule of {} needs {count} filters, and AWS allows {MAX_FILTERS} in a rule", state.as_str());
    let diagnostic = Diagnostic::new(&CODE, message).help(help(rule));
    match rule.entries.get(MAX_FILTERS) {
        Some(beyond) => diagnostic.primary(file.place(beyond.span), format!("entry {} of the rule", MAX_FILTERS + 1)),
        None => diagnostic,
    }
}

fn help(rule: &LoweredRule<'_>) -> String {
    match rule.merged {
        Some(count) if count <= MAX_FILTERS => format!(
            "with this inventory, {count} filters match exactly these repositories: set `merge_filters = true` under `[module]`"
        ),
        _ => "replace several names with one glob, such as `team-a/*`; there is one rule per frequency, so a second `[[scan]]` does not help".to_owned(),
    }
}
