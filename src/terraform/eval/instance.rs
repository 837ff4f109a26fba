//! Instances of modules: what a module is in each place that it is called from.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::keys::Key;
use super::typed_value::{Outcome, UnknownRef};
use crate::hcl::Block;
use crate::source::Place;
use crate::terraform::load::{Module, Node};

/// A module where it is called, with what was evaluated in it.
pub(crate) struct Instance<'f> {
    pub(super) node: &'f Node,
    pub(super) module: &'f Module,
    /// `module.a["x"]`; empty at the root.
    pub(crate) address: String,
    /// The instance that calls it, the call, and which instance of the call it is.
    pub(super) caller: Option<(Rc<Instance<'f>>, &'f Block, Key)>,
    /// Results by name; `None` while one is being evaluated.
    pub(super) known: RefCell<HashMap<String, Option<Outcome>>>,
    pub(super) children: RefCell<HashMap<String, Vec<Rc<Instance<'f>>>>>,
}

/// Target of an unknown instance.
#[derive(Clone)]
pub(super) enum Target<'f> {
    Module(Rc<Instance<'f>>),
    Resource(Rc<Instance<'f>>, &'f Block, Key),
}

impl<'f> Instance<'f> {
    pub(crate) fn module(&self) -> &'f Module {
        self.module
    }

    pub(crate) fn node(&self) -> &'f Node {
        self.node
    }

    /// The node of a module that it calls; `None` where that is not read.
    pub(super) fn child(&self, call: &str) -> Option<usize> {
        self.node.children.get(call).copied()
    }

    pub(crate) fn caller(&self) -> Option<(&Rc<Instance<'f>>, &'f Block)> {
        self.caller.as_ref().map(|(parent, call, _)| (parent, *call))
    }

    /// The whole calls that lead to it, the outermost first.
    pub(super) fn calls(&self) -> Vec<Place> {
        let mut calls = Vec::new();
        let mut next = self.caller.as_ref();
        while let Some((parent, call, _)) = next {
            calls.push(call.whole());
            next = parent.caller.as_ref();
        }
        calls.reverse();
        calls
    }

    /// Words of this module instance.
    pub(crate) fn qualified(&self, words: &str) -> UnknownRef {
        UnknownRef { of: Rc::from(&*self.address), words: words.to_owned() }
    }

    /// The address of something in it.
    pub(crate) fn address_of(&self, own: &str) -> String {
        if self.address.is_empty() { own.to_owned() } else { format!("{}.{own}", self.address) }
    }
}
