//! The instances of modules, made when they are asked for.

use std::rc::Rc;

use super::evaluator::Evaluator;
use super::instance::Instance;
use super::keys::{Key, Keys};
use super::scope::Scope;
use super::typed_value::{Outcome, TypedValue};
use crate::hcl::Block;
use crate::terraform::load::Node;

/// About what an instance of a module takes, without its values.
const PARTS: usize = 8;

impl<'f> Evaluator<'f> {
    /// The root module.
    pub(crate) fn root(&self) -> Option<Rc<Instance<'f>>> {
        let node = self.directory.tree.first()?;
        self.instance(node, String::new(), None)
    }

    fn instance(
        &self,
        node: &'f Node,
        address: String,
        caller: Option<(Rc<Instance<'f>>, &'f Block, Key)>,
    ) -> Option<Rc<Instance<'f>>> {
        let module = self.directory.modules.get(node.module)?;
        let (known, children) = Default::default();
        Some(Rc::new(Instance { node, module, address, caller, known, children }))
    }

    /// The instances of a module that an instance calls, one for each key.
    pub(crate) fn children(&self, parent: &Rc<Instance<'f>>, call: &str, keys: &Keys) -> Vec<Rc<Instance<'f>>> {
        if let Some(children) = parent.children.borrow().get(call) {
            return children.clone();
        }
        let node = parent.child(call).and_then(|node| self.directory.tree.get(node));
        let (Some(node), Some(block)) = (node, parent.module.call(call)) else { return Vec::new() };
        let one = |key: Key| {
            let address = parent.address_of(&format!("module.{call}{key}"));
            self.instance(node, address, Some((Rc::clone(parent), block, key)))
        };
        let children: Vec<Rc<Instance<'f>>> =
            keys.all().into_iter().take_while(|_| self.budget.take_parts(PARTS)).filter_map(one).collect();
        if !matches!(keys, Keys::Undecided) {
            parent.children.borrow_mut().insert(call.to_owned(), children.clone());
        }
        children
    }

    /// Evaluates something once for an instance. `None` while it is being evaluated already: it is in a cycle.
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
    pub(crate) fn of_call(&self, instance: &Rc<Instance<'f>>, name: &str) -> Option<TypedValue> {
        let (parent, call, key) = instance.caller.as_ref()?;
        let attribute = call.attribute(name)?;
        let names = key.names();
        let scope = Scope { names: names.as_ref(), ..Scope::top(parent, &attribute.source) };
        Some(self.value(&attribute.value, scope))
    }
}
