#![doc = include_str!("configuration-count.md")]

use super::module::{Module, RESOURCE};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::ScanPlan;

pub(super) static CODE: Code = page!(Error "V005" "configuration-count");

/// Reports a module that does not configure scanning exactly once: a registry has one configuration per region.
pub(super) fn check(module: &Module<'_>, _: &ScanPlan, findings: &mut Vec<Diagnostic>) {
    let configurations: Vec<_> = module.configurations().collect();
    if configurations.is_empty() {
        let diagnostic = Diagnostic::new(&CODE, format!("the module has no `{RESOURCE}`"))
            .help("keep the resource of the built-in `main.tf.tera`");
        findings.extend(module.start().map(|place| diagnostic.primary(place, "")));
    }
    for other in configurations.iter().skip(1) {
        let diagnostic = Diagnostic::new(&CODE, format!("the module has two `{RESOURCE}`"))
            .primary(other.place(), "one overwrites the other")
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
                Diagnostic::new(&CODE, format!("`{}` makes the scanning configuration come and go", repeated.name))
                    .primary(top.file.place(repeated.name_span), "")
                    .help("remove it: destroying the configuration sets BASIC without rules"),
            );
        }
    }
}
