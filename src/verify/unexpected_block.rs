#![doc = include_str!("unexpected-block.md")]

use hcl::edit::Span as _;

use super::module::{Module, RESOURCE};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::ScanPlan;

pub(super) static CODE: Code = page!(Error "V004" "unexpected-block");

/// The blocks that a generated module may have beside its resource.
const EXPECTED: &[&str] = &["terraform", "variable", "locals", "output"];

/// The blocks that a test of the module may have.
const EXPECTED_IN_TESTS: &[&str] = &["mock_provider", "run", "variables", "test"];

/// Reports every block whose effect is not checked here: other resources, data sources, modules, providers.
pub(super) fn check(module: &Module<'_>, _: &ScanPlan, findings: &mut Vec<Diagnostic>) {
    for top in module.blocks() {
        let kind = top.block.ident.as_str();
        let resource = top.label(0).unwrap_or_default();
        let ours = kind == "resource" && (resource == RESOURCE || resource.contains("inspector"));
        if !ours && !EXPECTED.contains(&kind) {
            let what = [kind, resource].join(" ");
            findings.push(report(what.trim_end(), top.place()));
        }
    }
    for test in module.tests() {
        let blocks = test.body().blocks().filter(|block| !EXPECTED_IN_TESTS.contains(&block.ident.as_str()));
        findings.extend(blocks.map(|block| report(block.ident.as_str(), test.place(block.ident.span()))));
    }
}

fn report(what: &str, place: crate::source::Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the module has a `{what}` block, whose effect is not verified"))
        .primary(place, "")
        .help("move it out: this module holds the scanning configuration, variables, locals and outputs, and its tests mock the provider")
}
