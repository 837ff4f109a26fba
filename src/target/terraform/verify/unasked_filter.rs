#![doc = include_str!("unasked-filter.md")]

use super::emitted::Emitted;
use crate::diagnostic::{Code, Diagnostic, page};

pub(crate) static CODE: Code = page!(Error "V014" "unasked-filter");

/// Reports filters of the text that the plan does not have.
pub(super) fn check(emitted: &Emitted<'_>, findings: &mut Vec<Diagnostic>) {
    let planned = emitted.planned_pairs();
    for rule in &emitted.rules {
        for filter in rule.said.filters.iter().filter(|filter| !planned.iter().any(|(_, known)| known == filter)) {
            let message =
                format!("while {} the module has a filter `{filter}` that is not in the policy", emitted.state());
            findings.push(
                Diagnostic::new(&CODE, message)
                    .primary(emitted.place(rule), "")
                    .help("repair the template: write only the filters of the context"),
            );
        }
    }
}
