#![doc = include_str!("ignored-changes.md")]

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;

pub(super) static CODE: Code = page!(Error "V007" "ignored-changes");

/// Reports a resource that Terraform is told to leave as it is.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for top in plan.resources().iter().flat_map(|resource| module.saying(resource)) {
        let lifecycles = top.block.blocks_of("lifecycle");
        for ignored in lifecycles.filter_map(|lifecycle| lifecycle.attribute("ignore_changes")) {
            findings.push(
                Diagnostic::new(&CODE, "`ignore_changes` lets the registry drift from the policy permanently")
                    .primary(top.file.place(ignored.name_span), "")
                    .help("remove it: the module settles without it"),
            );
        }
    }
}
