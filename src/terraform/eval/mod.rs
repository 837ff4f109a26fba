//! One evaluation of a folder, with what its text does not tell decided so far.
//!
//! Everything is worked out when it is asked for, once. Where a condition hangs on something unknown, the run notes that
//! this must be decided; whoever started it starts two runs that know more ([`super::worlds`]). So within a run that
//! comes to an end nothing was taken one way here and another way there.

pub(super) mod convert;
mod decide;
mod each;
mod expression;
mod function;
mod instance;
mod operator;
mod reference;
mod strict;
mod traversal;
mod type_constraint;
pub(super) mod types;
pub(super) mod val;
pub(super) mod whole;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

pub(super) use self::decide::Decision;
pub(super) use self::each::{Key, Keys};
pub(super) use self::instance::Instance;
use self::instance::Target;
pub(super) use self::reference::is_meta;
use self::strict::Strict;
pub(crate) use self::strict::{Evaluation, Refusal};
use self::types::Type;
use self::val::{Form, Val, What};
use super::Folder;
use crate::hcl::Expression;
use crate::source::{Place, Source};

/// The most values that are worked out in a run; a folder that needs more is made to.
const STEPS: usize = 20_000_000;

/// How deep evaluation goes: through locals, modules and expressions. Each level takes some hundred bytes of stack.
const DEPTH: usize = 400;

/// One evaluation.
pub(super) struct Run<'f> {
    pub(super) folder: &'f Folder,
    decided: Vec<Decision>,
    /// Where the run is strict, what it knows.
    strict: Option<Strict>,
    /// The first thing that must be decided before the run can tell more.
    needed: RefCell<Option<Decision>>,
    /// Above zero while what is worked out does not matter to the outcome.
    quiet: Cell<usize>,
    /// Above zero within `try` and `can`, where it matters what is wrong.
    trying: Cell<usize>,
    /// How often something would have had to be decided meanwhile.
    unasked: Cell<usize>,
    targets: RefCell<Vec<Target<'f>>>,
    steps: Cell<usize>,
    depth: Cell<usize>,
}

/// Where an expression stands, and what the names in it are.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s, 'f> {
    pub(super) instance: &'s Rc<Instance<'f>>,
    pub(super) source: &'s Arc<Source>,
    /// What `each` and `count` belong to: the address of a resource or module.
    pub(super) owner: &'s str,
    pub(super) names: Option<&'s Names<'s>>,
}

/// A name and what it stands for; those within it hide those without.
pub(super) struct Names<'s> {
    pub(super) name: &'s str,
    pub(super) value: Val,
    pub(super) outer: Option<&'s Names<'s>>,
}

impl<'f> Run<'f> {
    /// A run over a folder, with what was decided.
    pub(super) fn new(folder: &'f Folder, decided: Vec<Decision>) -> Self {
        Self {
            folder,
            decided,
            strict: None,
            needed: RefCell::new(None),
            quiet: Cell::new(0),
            trying: Cell::new(0),
            unasked: Cell::new(0),
            targets: RefCell::new(Vec::new()),
            steps: Cell::new(STEPS),
            depth: Cell::new(0),
        }
    }

    /// What must be decided before the run tells all; `None` where it does.
    pub(super) fn needed(self) -> Option<Decision> {
        self.needed.into_inner()
    }

    /// Takes steps; whether there were enough left.
    fn charge(&self, steps: usize) -> bool {
        let left = self.steps.get().checked_sub(steps);
        self.steps.set(left.unwrap_or_default());
        left.is_some()
    }

    /// Works something out whose being wrong matters.
    fn trying<T>(&self, work: impl FnOnce() -> T) -> T {
        self.trying.set(self.trying.get() + 1);
        let product = work();
        self.trying.set(self.trying.get() - 1);
        product
    }

    /// Works something out that does not matter to the outcome, so that nothing has to be decided for it.
    fn quietly<T>(&self, work: impl FnOnce() -> T) -> T {
        self.quiet.set(self.quiet.get() + 1);
        let product = work();
        self.quiet.set(self.quiet.get() - 1);
        product
    }
}

impl Run<'_> {
    /// The element that stands for all of an unknown collection, if there is any: whether there is must be decided.
    pub(super) fn any_element(&self, collection: &Val, place: &Place) -> Vec<(Val, Val)> {
        let Keys::Some(key) = self.some_or_none(collection, true, place, |what| self.any_key(what, place)) else {
            return Vec::new();
        };
        key.element().into_iter().collect()
    }

    /// The key of what stands for all instances by an unknown `for_each`.
    fn any_key(&self, what: &What, place: &Place) -> Key {
        let named = |words: String| self.named(what.with(words), place.clone(), Type::Any, Form::Plain);
        Key::any(named(format!("keys({})[*]", what.words)), named(format!("{}[*]", what.operand())))
    }
}

/// The elements of a collection, each with its key or index; `None` where they are not known.
pub(super) fn elements_of(collection: &Val) -> Option<Vec<(Val, Val)>> {
    expression::elements(collection, true).ok().flatten()
}

impl<'s, 'f> Scope<'s, 'f> {
    /// The names of a module instance at its top.
    pub(super) fn top(instance: &'s Rc<Instance<'f>>, source: &'s Arc<Source>) -> Self {
        Self { instance, source, owner: "", names: None }
    }

    fn place(&self, expression: &Expression) -> Place {
        Place::new(self.source, expression.span)
    }

    /// What a name stands for.
    fn name(&self, name: &str) -> Option<&'s Val> {
        let mut names = self.names;
        while let Some(bound) = names {
            if bound.name == name {
                return Some(&bound.value);
            }
            names = bound.outer;
        }
        None
    }
}
