//! Instances of modules: what a module is in each place that it is called from.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::val::{Outcome, Val, What};
use super::{Key, Keys, Run, Scope};
use crate::hcl::Block;
use crate::source::Source;
use crate::terraform::module::Module;
use crate::terraform::tree::Node;

/// A module where it is called, with what was worked out in it.
pub(in crate::terraform) struct Instance<'f> {
    node: &'f Node,
    module: &'f Module,
    /// `module.a["x"]`; empty at the root.
    pub(in crate::terraform) address: String,
    /// The instance that calls it, the call, and which instance of the call it is.
    caller: Option<(Rc<Instance<'f>>, &'f Block, Key)>,
    /// What was worked out; empty while it is being worked out.
    known: RefCell<HashMap<String, Option<Outcome>>>,
    children: RefCell<HashMap<String, Vec<Rc<Instance<'f>>>>>,
}

/// What an unknown instance stands for.
#[derive(Clone)]
pub(super) enum Target<'f> {
    Module(Rc<Instance<'f>>),
    Resource(Rc<Instance<'f>>, &'f Block, Key),
}

impl<'f> Instance<'f> {
    pub(in crate::terraform) fn module(&self) -> &'f Module {
        self.module
    }

    pub(in crate::terraform) fn node(&self) -> &'f Node {
        self.node
    }

    /// The node of a module that it calls; `None` where that is not read.
    pub(super) fn child(&self, call: &str) -> Option<usize> {
        self.node.children.get(call).copied()
    }

    pub(in crate::terraform) fn caller(&self) -> Option<(&Rc<Instance<'f>>, &'f Block)> {
        self.caller.as_ref().map(|(parent, call, _)| (parent, *call))
    }

    /// Words of this module instance.
    pub(in crate::terraform) fn qualified(&self, words: &str) -> What {
        What { of: Rc::from(&*self.address), words: words.to_owned() }
    }

    /// The address of something in it.
    pub(in crate::terraform) fn address_of(&self, own: &str) -> String {
        if self.address.is_empty() { own.to_owned() } else { format!("{}.{own}", self.address) }
    }

    /// The scope in which the arguments of its call stand.
    pub(super) fn scope_of_call<'s>(&'s self, parent: &'s Rc<Instance<'f>>, source: &'s Arc<Source>) -> Scope<'s, 'f> {
        Scope { owner: &self.address, ..Scope::top(parent, source) }
    }
}

impl<'f> Run<'f> {
    /// The root module.
    pub(in crate::terraform) fn root(&self) -> Option<Rc<Instance<'f>>> {
        let node = self.folder.tree.first()?;
        self.instance(node, String::new(), None)
    }

    fn instance(
        &self,
        node: &'f Node,
        address: String,
        caller: Option<(Rc<Instance<'f>>, &'f Block, Key)>,
    ) -> Option<Rc<Instance<'f>>> {
        let module = self.folder.modules.get(node.module)?;
        let (known, children) = Default::default();
        Some(Rc::new(Instance { node, module, address, caller, known, children }))
    }

    /// The instances of a module that an instance calls, one for each key.
    pub(in crate::terraform) fn children(
        &self,
        parent: &Rc<Instance<'f>>,
        call: &str,
        keys: &Keys,
    ) -> Vec<Rc<Instance<'f>>> {
        if let Some(children) = parent.children.borrow().get(call) {
            return children.clone();
        }
        let node = parent.child(call).and_then(|node| self.folder.tree.get(node));
        let (Some(node), Some(block)) = (node, parent.module.call(call)) else { return Vec::new() };
        let one = |key: Key| {
            let address = parent.address_of(&format!("module.{call}{key}"));
            self.instance(node, address, Some((Rc::clone(parent), block, key)))
        };
        let children: Vec<Rc<Instance<'f>>> = keys.all().into_iter().filter_map(one).collect();
        if !matches!(keys, Keys::Undecided) {
            parent.children.borrow_mut().insert(call.to_owned(), children.clone());
        }
        children
    }

    /// Works something out once for an instance. `None` while it is being worked out already: it goes in a circle.
    pub(super) fn once(
        &self,
        instance: &Rc<Instance<'f>>,
        what: &str,
        work: impl FnOnce() -> Outcome,
    ) -> Option<Outcome> {
        if let Some(known) = instance.known.borrow().get(what) {
            return known.clone();
        }
        instance.known.borrow_mut().insert(what.to_owned(), None);
        let unasked = self.unasked.get();
        let outcome = work();
        match self.unasked.get() == unasked {
            true => instance.known.borrow_mut().insert(what.to_owned(), Some(outcome.clone())),
            // Something would have had to be decided: it may be when it matters.
            false => instance.known.borrow_mut().remove(what),
        };
        Some(outcome)
    }

    /// The value that an argument of the call of a module instance has.
    pub(in crate::terraform) fn of_call(&self, instance: &Rc<Instance<'f>>, name: &str) -> Option<Val> {
        let (parent, call, key) = instance.caller.as_ref()?;
        let attribute = call.attribute(name)?;
        let names = key.names();
        let scope = Scope { names: names.as_ref(), ..instance.scope_of_call(parent, &attribute.source) };
        Some(self.value(&attribute.value, scope))
    }
}
