//! Override files: laid over the other files as Terraform does ("Override Files" in its documentation).
//!
//! An argument replaces the one of that name. A nested block replaces all of its type, where `dynamic` ones count as what
//! they make; `lifecycle` is merged argument by argument; so are the locals and the settings of `terraform`.

use std::sync::Arc;

use crate::hcl::{Attribute, Block};

/// Lays the blocks of an override file over those of the module.
pub(crate) fn apply(blocks: &mut Vec<Arc<Block>>, overriding: &[Arc<Block>]) {
    for over in overriding {
        let is_same = |block: &&mut Arc<Block>| {
            block.kind == over.kind && block.labels == over.labels && has_alias_of(block, over)
        };
        match &*over.kind {
            "locals" => locals(blocks, Block::clone(over)),
            "moved" | "removed" | "import" | "check" => blocks.push(Arc::clone(over)),
            _ => match blocks.iter_mut().find(is_same) {
                Some(block) => merge(Arc::make_mut(block), Block::clone(over)),
                None => blocks.push(Arc::clone(over)),
            },
        }
    }
}

/// Providers of one name are told apart by their aliases.
fn has_alias_of(block: &Block, over: &Block) -> bool {
    let alias = |block: &Block| block.attribute("alias").and_then(|alias| alias.value.as_text().map(str::to_owned));
    &*over.kind != "provider" || alias(block) == alias(over)
}

/// A local value replaces the one of that name wherever it stands.
fn locals(blocks: &mut Vec<Arc<Block>>, mut over: Block) {
    over.attributes.retain(|local| {
        let has_it = |block: &&mut Arc<Block>| &*block.kind == "locals" && block.attribute(&local.name).is_some();
        let Some(block) = blocks.iter_mut().find(has_it) else { return true };
        arguments(&mut Arc::make_mut(block).attributes, vec![local.clone()]);
        false
    });
    if !over.attributes.is_empty() {
        blocks.push(Arc::new(over));
    }
}

fn merge(block: &mut Block, over: Block) {
    arguments(&mut block.attributes, over.attributes);
    let is_merged = |kind: &str| kind == "lifecycle" || kind == "required_providers";
    let replaced: Vec<String> = over.blocks.iter().map(|inner| makes(inner).to_owned()).collect();
    block.blocks.retain(|inner| is_merged(&inner.kind) || !replaced.iter().any(|kind| kind == makes(inner)));
    for inner in over.blocks {
        match block.blocks.iter_mut().find(|own| is_merged(&own.kind) && own.kind == inner.kind) {
            Some(own) => merge(own, inner),
            None => block.blocks.push(inner),
        }
    }
}

fn arguments(attributes: &mut Vec<Attribute>, over: Vec<Attribute>) {
    for argument in over {
        match attributes.iter_mut().find(|own| own.name == argument.name) {
            Some(own) => *own = argument,
            None => attributes.push(argument),
        }
    }
}

/// The type of block that a block is or makes.
fn makes(block: &Block) -> &str {
    if &*block.kind == "dynamic" { block.label(0) } else { &block.kind }
}
