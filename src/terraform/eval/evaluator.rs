//! One evaluation of a directory, with what its text does not tell decided so far.
//!
//! **Algorithm:** call by need. A variable, local, output or argument is evaluated when it is asked for, once for each
//! instance of its module ([`Evaluator::once`]); what is asked for while it is being evaluated is a cycle, and unknown.
//! Something unknown keeps its words and the type that it has in any case. Where a condition depends on something unknown
//! and matters to what is asked, the evaluator notes that this must be decided; whoever started it starts two that know
//! more ([`super::cases`]). What does not matter (the branch that is not taken) is evaluated quietly, and asks nothing.
//!
//! **Invariant:** in an evaluation that needs no decision nothing was taken one way here and another way there, and no
//! value is known that Terraform would not give. Where it is uncertain what Terraform does, the value is unknown.
//!
//! **Cost:** a step for each expression and each step of a traversal; functions and templates pay for the size of what
//! they make, within a [`Budget`]. Nesting is limited by [`DEPTH`]. Each decision doubles the evaluations;
//! [`super::cases`] limits these.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::budget::Budget;
use super::decision::Decision;
use super::instance::Target;
use super::meaning::Meaning;
use super::refusal::Strict;
use crate::terraform::load::Directory;

/// Depth limit of evaluation: through locals, modules and expressions. Each level takes some hundred bytes of stack.
pub(super) const DEPTH: usize = 400;

/// One evaluation.
pub(super) struct Evaluator<'f> {
    pub(super) directory: &'f Directory,
    pub(super) decided: Vec<Decision>,
    /// Knowledge of a strict run; `None` if the run is not strict.
    pub(super) strict: Option<Strict>,
    /// The first thing that must be decided before the run can tell more.
    pub(super) needed: RefCell<Option<Decision>>,
    /// Above zero while what is evaluated does not matter to the outcome.
    pub(super) quiet: Cell<usize>,
    /// Above zero within `try` and `can`, where it matters what is wrong.
    pub(super) trying: Cell<usize>,
    /// Number of times that something would have had to be decided meanwhile.
    pub(super) unasked: Cell<usize>,
    pub(super) targets: RefCell<Vec<Target<'f>>>,
    /// Meanings of references in the words of unknowns; `None` while one is followed.
    pub(super) meanings: RefCell<HashMap<String, Option<Meaning>>>,
    /// True if what the model of AWS asks of an argument is decided, too.
    pub(super) decides_arguments: bool,
    /// True if Terraform would stop before it changes anything.
    pub(super) is_impossible: Cell<bool>,
    pub(super) budget: Rc<Budget>,
    pub(super) depth: Cell<usize>,
}

impl<'f> Evaluator<'f> {
    /// A run over a directory, with what was decided.
    pub(super) fn new(directory: &'f Directory, decided: Vec<Decision>) -> Self {
        Self {
            directory,
            decided,
            strict: None,
            needed: RefCell::new(None),
            quiet: Cell::new(0),
            trying: Cell::new(0),
            unasked: Cell::new(0),
            targets: RefCell::new(Vec::new()),
            meanings: RefCell::default(),
            decides_arguments: false,
            is_impossible: Cell::new(false),
            budget: Rc::default(),
            depth: Cell::new(0),
        }
    }

    /// Returns the decision that is needed before the run tells all; `None` if none is.
    pub(super) fn needed(&self) -> Option<Decision> {
        self.needed.borrow().clone()
    }

    /// Works something out whose being wrong matters.
    pub(super) fn trying<T>(&self, work: impl FnOnce() -> T) -> T {
        self.trying.set(self.trying.get() + 1);
        let product = work();
        self.trying.set(self.trying.get() - 1);
        product
    }

    /// Works something out that does not matter to the outcome, so that nothing has to be decided for it.
    pub(super) fn quietly<T>(&self, work: impl FnOnce() -> T) -> T {
        self.quiet.set(self.quiet.get() + 1);
        let product = work();
        self.quiet.set(self.quiet.get() - 1);
        product
    }
}
