#![doc = include_str!("wrong-region.md")]

use super::module::{Module, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::Block;
use crate::plan::{Plan, REGION, Resource};

pub(super) static CODE: Code = page!(Error "V025" "wrong-region");

/// Reports every resource of a module that takes a region and that is not in it. Where provider 5 is let in, a `region` is
/// none of its schema, which another obligation reports.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for resource in plan.resources() {
        findings.extend(module.saying(&resource).filter_map(|top| wrong(&resource, top)));
    }
}

fn wrong(resource: &Resource, top: TopBlock<'_>) -> Option<Diagnostic> {
    let input = format!("var.{}", resource.region?);
    let (message, place) = match top.block.attribute(REGION.name) {
        Some(_) if is_input(top) => return None,
        Some(attribute) => {
            (format!("`region` of `{}` is not `{input}`", top.address()), top.file.place(attribute.value.span))
        }
        None => (format!("`{}` does not set `region`", top.address()), top.place()),
    };
    Some(Diagnostic::new(&CODE, message).primary(place, "it would not follow the input `region`").help(format!(
        "set `region = {input}` on every resource: no provider 5 is let in, so the module can be called for another region than its provider's"
    )))
}

/// Tells whether a resource is in the region of the module's input.
pub(super) fn is_input(top: TopBlock<'_>) -> bool {
    let region = top.block.attribute(REGION.name);
    region.and_then(|region| region.value.names()).is_some_and(|names| names == ["var", REGION.name])
}

/// Returns a block without its `region`. What whoever calls the module gives is nothing that the text decides, and the
/// filters do not depend on it.
pub(super) fn without(block: &Block) -> Block {
    let mut block = block.clone();
    block.attributes.retain(|attribute| &*attribute.name != REGION.name);
    block
}
