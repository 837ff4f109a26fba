#![doc = include_str!("enables-inspector.md")]

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;

pub(super) static CODE: Code = page!(Error "V003" "enables-inspector");

/// Reports every block that manages Inspector: beside a BASIC registry it would never settle.
pub(super) fn check(module: &Module<'_>, _: &Plan, findings: &mut Vec<Diagnostic>) {
    for top in module.blocks().filter(|top| top.label(0).is_some_and(is_of_inspector)) {
        let kind = top.label(0).unwrap_or_default();
        findings.push(
            Diagnostic::new(&CODE, format!("the module manages Inspector with `{kind}`"))
                .primary(top.place(), "")
                .help("remove the block: ECR switches Inspector on and off with the scan type, and another resource that does so undoes it"),
        );
    }
}

fn is_of_inspector(kind: &str) -> bool {
    kind.starts_with("aws_inspector2_") || kind.starts_with("awscc_inspectorv2_")
}
