//! Edits of the files that are there: the blocks that go, and the inputs that are switched off.

use super::existing::ExistingResource;
use super::line_edit::{edit_at, lines_of, whole};
use super::migration::{Action, Edit};
use super::pick::Picked;
use super::references;
use super::target::Target;
use crate::hcl::Block;
use crate::terraform::Declared;
use crate::terraform::address::without_keys;

/// Every edit, by file and line.
pub(super) fn edits(picked: &Picked<'_, '_>, target: &Target) -> Vec<Edit> {
    let gone: Vec<&ExistingResource<'_>> =
        picked.registry.iter().chain(&picked.conflicts).chain(&picked.enablers).copied().collect();
    let mut edits: Vec<Edit> = gone.iter().filter_map(|resource| of_thing(resource)).collect();
    let deleted: Vec<Declared<'_>> =
        gone.iter().filter(|resource| resource.community.is_none()).map(|resource| resource.declared).collect();
    edits.extend(references::edits(&deleted, target));
    edits.sort();
    edits.dedup();
    edits
}

fn of_thing(resource: &ExistingResource<'_>) -> Option<Edit> {
    let Some(module) = resource.community else {
        return Some(delete(resource.declared.block, &format!("the block of `{}`", resource.declared.address())));
    };
    match module.off_switch {
        Some(input) => switch_off(resource.declared.block, input),
        None => Some(delete(
            resource.declared.block,
            &format!(
                "the call `{}`, which can't be used without scanning; its other resources stay in AWS, and are removed from the state",
                without_keys(&resource.evaluated.address)
            ),
        )),
    }
}

/// The input of a call becomes false; where it isn't given it is added below the source.
fn switch_off(call: &Block, input: &str) -> Option<Edit> {
    let what = format!("`{input} = false`, so that the module no longer configures scanning");
    let line = format!("  {input} = false");
    let (attribute, replacement) = match call.attribute(input) {
        Some(given) => (given, line),
        None => {
            let source = call.attribute("source")?;
            (source, format!("{}\n{line}", lines_of(source)))
        }
    };
    Some(edit_at(&whole(attribute), Action::Replace, what, Some(replacement)))
}

fn delete(block: &Block, what: &str) -> Edit {
    edit_at(&block.whole(), Action::Delete, what.to_owned(), None)
}
