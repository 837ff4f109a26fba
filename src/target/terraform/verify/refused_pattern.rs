#![doc = include_str!("refused-pattern.md")]

use super::alert_pattern;
use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;

pub(super) static CODE: Code = page!(Error "V022" "refused-pattern");

/// Reports an alert without a pattern that AWS takes: one that is too long, or has something in it that AWS does not know.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for alert in alert_pattern::all(module, plan) {
        let Some(refusal) = alert.refusal() else { continue };
        findings.push(
            Diagnostic::new(&CODE, format!("the alert `{}` {refusal}", alert.planned.label))
                .primary(alert.place(), "")
                .help("write the pattern as the built-in `alerts.tf.tera` does; where it is too long, name fewer `[[scan]]` in `scans`"),
        );
    }
}
