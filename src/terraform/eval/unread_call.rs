//! Calls of modules that are not read.

use std::rc::Rc;

use super::evaluator::Evaluator;
use super::instance::Instance;
use super::keys::{Key, Keys};
use super::typed_value::TypedValue;
use crate::hcl::Block;
use crate::source::Place;
use crate::terraform::load::{Directory, Node, having};

/// A call of a module that is not read, which has instances, or may have some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnreadCall {
    /// Its address; the key `[*]` stands for as many as there may be.
    pub(crate) address: String,
    /// The source, if it is a string.
    pub(crate) source: Option<String>,
    /// Place of the call.
    pub(crate) place: Place,
}

impl Directory {
    /// Returns every call of a module that is not read. Nothing is decided for it: a call whose `count` or `for_each` is
    /// unknown is there.
    pub(crate) fn unread_calls(&self) -> Vec<UnreadCall> {
        let run = Evaluator::new(self, Vec::new());
        let nodes = having(&self.tree, &self.modules, |node: &Node, block: &Block| {
            &*block.kind == "module" && !node.children.contains_key(block.label(0))
        });
        let mut calls = Vec::new();
        run.quietly(|| {
            if let Some(root) = run.root().filter(|_| nodes.contains(&0)) {
                run.unread_calls(&root, &|node| nodes.contains(&node), &mut calls);
            }
        });
        calls
    }
}

impl<'f> Evaluator<'f> {
    fn unread_calls(
        &self,
        instance: &Rc<Instance<'f>>,
        has_unread: &dyn Fn(usize) -> bool,
        calls: &mut Vec<UnreadCall>,
    ) {
        for call in instance.module().blocks_of("module") {
            let name = call.label(0);
            let keys = match self.keys(call, instance) {
                Keys::Undecided => Keys::Some(Key::any(TypedValue::NULL, TypedValue::NULL)),
                keys => keys,
            };
            match instance.child(name) {
                None => calls.extend(keys.all().iter().map(|key| unread(call, key, instance))),
                Some(node) if has_unread(node) => {
                    let children = self.children(instance, name, &keys);
                    children.iter().for_each(|child| self.unread_calls(child, has_unread, calls));
                }
                Some(_) => {}
            }
        }
    }
}

fn unread(call: &Block, key: &Key, instance: &Instance<'_>) -> UnreadCall {
    let source = call.attribute("source").and_then(|source| source.value.as_text());
    UnreadCall {
        address: instance.address_of(&format!("module.{}{key}", call.label(0))),
        source: source.map(str::to_owned),
        place: call.place(),
    }
}
