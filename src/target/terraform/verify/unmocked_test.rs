#![doc = include_str!("unmocked-test.md")]

use super::module::{Module, ParsedFile};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::Block;
use crate::plan::Plan;
use crate::source::{Place, Span};

pub(super) static CODE: Code = page!(Error "V016" "unmocked-test");

/// Reports tests that could reach an account, or that test less than every release state: `run` applies.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let states = plan.registry.release.states().len();
    for file in module.tests() {
        findings.extend(file.blocks().filter_map(|block| wrong_block(file, block)));
        if !file.blocks().any(is_mock) {
            findings.push(report("the tests do not mock the provider", file.place(Span::default())));
        }
        let runs =
            file.blocks().filter(|block| &*block.kind == "run" && block.blocks_of("assert").next().is_some()).count();
        if runs < states {
            let message = format!(
                "the tests have {runs} `run` blocks with an `assert`, and the policy has {states} release states"
            );
            findings.push(report(&message, file.place(Span::default())));
        }
    }
}

fn is_mock(block: &Block) -> bool {
    &*block.kind == "mock_provider"
        && matches!(&*block.labels, [label] if &**label == "aws")
        && block.attribute("alias").is_none()
}

/// A block that is neither the mocked provider nor a run of this very module.
fn wrong_block(file: &ParsedFile<'_>, block: &Block) -> Option<Diagnostic> {
    let only = |attributes: &[&str], blocks: &[&str]| first_other(block, attributes, blocks);
    let other = match &*block.kind {
        "mock_provider" if is_mock(block) => only(&[], &["mock_resource", "mock_data"]),
        "run" => only(&["command"], &["variables", "assert"]),
        "variables" => None,
        _ => Some((&*block.kind, block.kind_span())),
    };
    let (name, span) = other?;
    Some(report(&format!("`{name}` in the tests can do more than test this module with a mock"), file.place(span)))
}

/// The first name in a block that is not one of these.
fn first_other<'b>(block: &'b Block, attributes: &[&str], blocks: &[&str]) -> Option<(&'b str, Span)> {
    let attribute = block.attributes.iter().find(|attribute| !attributes.contains(&&*attribute.name));
    let inner = block.blocks.iter().find(|block| !blocks.contains(&&*block.kind));
    let attribute = attribute.map(|attribute| (&*attribute.name, attribute.name_span));
    attribute.or_else(|| inner.map(|block| (&*block.kind, block.kind_span())))
}

fn report(message: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("keep `mock_provider \"aws\" {}` and a `run` with an `assert` for each release state: `terraform test` applies the module, and without the mock it does so in a real account")
}
