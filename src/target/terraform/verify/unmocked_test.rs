#![doc = include_str!("unmocked-test.md")]

use hcl::edit::Span as _;
use hcl::edit::structure::{Block, Body};

use super::module::{Module, ParsedFile};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::ScanPlan;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V016" "unmocked-test");

/// Reports tests that could reach an account, or that test less than every release state: `run` applies.
pub(super) fn check(module: &Module<'_>, plan: &ScanPlan, findings: &mut Vec<Diagnostic>) {
    let states = plan.release.states().len();
    for file in module.tests() {
        findings.extend(file.body().blocks().filter_map(|block| wrong_block(file, block)));
        if !file.body().blocks().any(is_mock) {
            findings.push(report("the tests do not mock the provider", file.place(None)));
        }
        let runs = file.body().get_blocks("run").filter(|run| run.body.has_blocks("assert")).count();
        if runs < states {
            let message =
                format!("the tests have {runs} `run` blocks with an `assert`, and the policy {states} release states");
            findings.push(report(&message, file.place(None)));
        }
    }
}

fn is_mock(block: &Block) -> bool {
    block.has_exact_labels(&["aws"]) && block.has_ident("mock_provider") && !block.body.has_attribute("alias")
}

/// A block that is neither the mocked provider nor a run of this very module.
fn wrong_block(file: &ParsedFile<'_>, block: &Block) -> Option<Diagnostic> {
    let only = |attributes: &[&str], blocks: &[&str]| first_other(&block.body, attributes, blocks);
    let other = match block.ident.as_str() {
        "mock_provider" if is_mock(block) => only(&[], &["mock_resource", "mock_data"]),
        "run" => only(&["command"], &["variables", "assert"]),
        "variables" => None,
        _ => Some((block.ident.as_str(), block.ident.span())),
    };
    let (name, span) = other?;
    Some(report(
        &format!("`{name}` in the tests can do something else than test this module with a mock"),
        file.place(span),
    ))
}

/// The first name in a body that is not one of these.
fn first_other<'b>(
    body: &'b Body,
    attributes: &[&str],
    blocks: &[&str],
) -> Option<(&'b str, Option<std::ops::Range<usize>>)> {
    let attribute = body.attributes().find(|attribute| !attributes.contains(&attribute.key.as_str()));
    let block = body.blocks().find(|block| !blocks.contains(&block.ident.as_str()));
    let attribute = attribute.map(|attribute| (attribute.key.as_str(), attribute.key.span()));
    attribute.or_else(|| block.map(|block| (block.ident.as_str(), block.ident.span())))
}

fn report(message: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("keep `mock_provider \"aws\" {}` and a `run` with an `assert` for each release state: `terraform test` applies, and without the mock to a real account")
}
