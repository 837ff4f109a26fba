#![doc = include_str!("rule-count.md")]

use super::emitted::Emitted;
use crate::diagnostic::{Code, Diagnostic, page};

pub(crate) static CODE: Code = page!(Error "V011" "rule-count");

/// Reports a number of rules that is not the plan's.
pub(super) fn check(emitted: &Emitted<'_>, findings: &mut Vec<Diagnostic>) {
    let (found, planned) = (emitted.rules.len(), emitted.planned.rules().len());
    if found == planned {
        return;
    }
    let message = format!("while {} the module has {found} rules, and the policy has {planned}", emitted.state());
    let (place, label) = match emitted.rules.get(planned) {
        Some(beyond) => (emitted.place(beyond), "one too many"),
        None => (emitted.place_of("scan_type"), ""),
    };
    findings.push(
        Diagnostic::new(&CODE, message)
            .primary(place, label)
            .help("repair the template: write one `rule` for each rule of the state; AWS allows at most two"),
    );
}
