#![doc = include_str!("too-many-filters-in-rule.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::MAX_FILTERS;

pub(super) static CODE: Code = page!(Error "L006" "too-many-filters-in-rule");

/// Reports rules with more than a hundred different filters.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rules = subject.registries.iter().flat_map(|registry| registry.rules().map(move |rule| (registry, rule)));
    for (registry, rule) in rules {
        let count = rule.filters().map(|(filter, _)| filter).collect::<std::collections::BTreeSet<_>>().len();
        if count > MAX_FILTERS {
            let message = format!("the rule has {count} filters, and AWS allows at most {}", MAX_FILTERS);
            let finding = Diagnostic::new(&CODE, message).primary(rule.block.place.clone(), "");
            let help = "use wildcards that match several repositories; the plan does not show this, the apply fails";
            findings.push(registry.called(None, finding.help(help)));
        }
    }
}
