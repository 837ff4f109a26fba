#![doc = include_str!("configuration-count.md")]

use super::module::{Module, RESOURCE};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;

pub(super) static CODE: Code = page!(Error "V005" "configuration-count");

/// Reports a module that lacks a resource of the plan, or does not configure scanning exactly once: a registry has one
/// configuration per region.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let planned = plan.resources();
    for missing in planned.iter().filter(|planned| module.saying(planned).next().is_none()) {
        let template = if missing.kind == RESOURCE { "`main.tf.tera`" } else { "templates" };
        let diagnostic = Diagnostic::new(&CODE, format!("the module has no `{}`", missing.kind))
            .help(format!("keep the resource of the built-in {template}"));
        findings.extend(module.start().map(|place| diagnostic.primary(place, "")));
    }
    let configurations: Vec<_> = module.configurations().collect();
    for other in configurations.iter().skip(1) {
        let diagnostic = Diagnostic::new(&CODE, format!("the module has two `{RESOURCE}`"))
            .primary(other.place(), "overwrites the first")
            .help("keep one: a registry has one scanning configuration per account and region");
        findings.push(
            configurations
                .iter()
                .take(1)
                .fold(diagnostic, |diagnostic, first| diagnostic.also(first.place(), "the first")),
        );
    }
    for top in &configurations {
        for repeated in ["count", "for_each"].iter().filter_map(|key| top.block.attribute(key)) {
            findings.push(
                Diagnostic::new(
                    &CODE,
                    format!("`{}` can create and destroy the scanning configuration", repeated.name),
                )
                .primary(top.file.place(repeated.name_span), "")
                .help("remove it: destroying the configuration sets BASIC without rules"),
            );
        }
    }
}
