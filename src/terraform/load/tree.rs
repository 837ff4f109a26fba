//! The calls of modules, from the root down.

use std::collections::{BTreeMap, BTreeSet};

use super::module::Module;
use crate::hcl::Block;

/// A module in one of the places that it is called from.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Its place in the tree.
    pub(crate) index: usize,
    /// Index of its module.
    pub(crate) module: usize,
    /// `module.a.module.b`; empty at the root.
    pub path: String,
    /// The node that calls it.
    pub(crate) parent: Option<usize>,
    /// The name of the call.
    pub(crate) call: Box<str>,
    /// The nodes that it calls, by the names of the calls.
    pub(crate) children: BTreeMap<Box<str>, usize>,
}

impl Node {
    /// Tells whether the module of a call is read.
    pub(crate) fn has_read(&self, call: &str) -> bool {
        self.children.contains_key(call)
    }

    /// The address of something in it, without keys.
    pub fn address_of(&self, own: &str) -> String {
        if self.path.is_empty() { own.to_owned() } else { format!("{}.{own}", self.path) }
    }
}

/// The nodes in or below which there is something that is asked for.
pub(crate) fn having(tree: &[Node], modules: &[Module], is_asked: impl Fn(&Node, &Block) -> bool) -> BTreeSet<usize> {
    leading_to(tree, |node| {
        let module = modules.get(node.module);
        module.is_some_and(|module| module.blocks.iter().any(|block| is_asked(node, block)))
    })
}

/// Some nodes, and those that lead to them.
pub(super) fn leading_to(tree: &[Node], is_meant: impl Fn(&Node) -> bool) -> BTreeSet<usize> {
    let mut leading = BTreeSet::new();
    for (index, _) in tree.iter().enumerate().filter(|(_, node)| is_meant(node)) {
        let mut next = Some(index);
        while let Some(index) = next.filter(|index| leading.insert(*index)) {
            next = tree.get(index).and_then(|node| node.parent);
        }
    }
    leading
}
