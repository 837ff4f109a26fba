//! Cases: every way that the unknowns of the text can turn out.
//!
//! A run that reaches something undecided is started twice more, once for each way. So each case was evaluated with
//! all its choices known from the start, and only what matters was chosen.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::budget::Budget;
use super::decision::{Decision, are_possible};
use super::dependencies;
use super::evaluator::Evaluator;
use super::instance::Instance;
use super::resource::{CALL, Case, Choice, Resource};
use super::too_many_choices::TooManyChoices;
use super::too_much_work::NotEvaluated;
use crate::hcl::Block;
use crate::source::{Place, Span};
use crate::terraform::cloud_control::as_registry;
use crate::terraform::load::Directory;
use crate::terraform::load::{Node, having};
use crate::terraform::scanning::{CLOUD_CONTROL_REGISTRY, REGISTRY};

/// The most cases of a directory.
pub(crate) const MOST_CASES: usize = 64;

impl Directory {
    /// The cases of the resources of some types; [`CALL`] among them stands for the calls of modules that are not read,
    /// with `source`, `version` and inputs as their arguments.
    ///
    /// # Errors
    /// There are more than `MOST_CASES`, or more than can be evaluated.
    pub fn cases(&self, kinds: &[&str]) -> Result<Vec<Case>, NotEvaluated> {
        let is_unread = |node: &Node, block: &Block| &*block.kind == CALL && !node.has_read(block.label(0));
        let has_calls = kinds.contains(&CALL);
        self.cases_where(&|node, block| is_of(block, kinds) || has_calls && is_unread(node, block))
    }

    /// The same cases, in which everything is decided that the model of AWS asks of arguments.
    ///
    /// # Errors
    /// There are more than `MOST_CASES`, or more than can be evaluated.
    pub(crate) fn decided_cases(&self, kinds: &[&str]) -> Result<Vec<Case>, NotEvaluated> {
        self.decided_cases_where(&|_, block| is_of(block, kinds))
    }

    /// The same cases of some of the resources and calls.
    ///
    /// # Errors
    /// There are more than `MOST_CASES`, or more than can be evaluated.
    pub(crate) fn decided_cases_where(
        &self,
        is_asked: &dyn Fn(&Node, &Block) -> bool,
    ) -> Result<Vec<Case>, NotEvaluated> {
        Asked { decides_arguments: true, ..Asked::new(self, is_asked) }.cases(self)
    }

    /// The cases of some of the resources and calls: those whose module and block are taken. A resource that is looked
    /// at alone has fewer choices.
    ///
    /// # Errors
    /// There are more than `MOST_CASES`, or more than can be evaluated.
    pub fn cases_where(&self, is_asked: &dyn Fn(&Node, &Block) -> bool) -> Result<Vec<Case>, NotEvaluated> {
        Asked::new(self, is_asked).cases(self)
    }
}

impl<'a> Asked<'a> {
    fn cases(&self, directory: &'a Directory) -> Result<Vec<Case>, NotEvaluated> {
        let (mut cases, mut waiting) = (Vec::new(), vec![Vec::new()]);
        let mut impossible = Vec::new();
        let budget = Rc::default();
        while let Some(decided) = waiting.pop() {
            let (resources, run) = self.run(directory, &decided, &budget);
            if run.budget.is_exceeded() {
                let first = directory.modules.first().and_then(|root| root.files.first());
                let at = first.map(|file| Place::new(&file.source, Span::default()));
                return Err(NotEvaluated::Work { at });
            }
            let case = || Case { choices: choices(&decided), is_possible: are_possible(&decided), resources };
            match run.needed() {
                None if run.is_impossible.get() || run.violates_validation() => impossible.push(case()),
                None => cases.push(case()),
                Some(decision) => {
                    for is_true in [false, true] {
                        let decision = Decision { is_true, ..decision.clone() };
                        waiting.push(decided.iter().cloned().chain([decision]).collect::<Vec<Decision>>());
                    }
                }
            }
            if cases.len() + impossible.len() + waiting.len() > MOST_CASES {
                return Err(too_many(&decided, &waiting));
            }
        }
        // Where Terraform seems to stop whatever the values are, what it would stop at may be read wrongly.
        Ok(if cases.is_empty() { impossible } else { cases })
    }
}

/// Tells whether a block is a resource of one of the types, through whichever provider.
pub(crate) fn is_of(block: &Block, kinds: &[&str]) -> bool {
    let kind = if block.label(0) == CLOUD_CONTROL_REGISTRY { REGISTRY } else { block.label(0) };
    &*block.kind == "resource" && kinds.contains(&kind)
}

/// Blocks that are asked for.
pub(super) struct Asked<'a> {
    pub(super) is_asked: &'a dyn Fn(&Node, &Block) -> bool,
    /// The nodes in or below which there is something of it.
    nodes: BTreeSet<usize>,
    dependencies: dependencies::Graph<'a>,
    decides_arguments: bool,
}

impl<'a> Asked<'a> {
    fn new(directory: &'a Directory, is_asked: &'a dyn Fn(&Node, &Block) -> bool) -> Self {
        let nodes = having(&directory.tree, &directory.modules, is_asked);
        let dependencies = dependencies::Graph::new(directory, is_asked);
        Self { is_asked, nodes, dependencies, decides_arguments: false }
    }

    /// One run with its resources, which are certain if nothing is needed.
    fn run(
        &self,
        directory: &'a Directory,
        decided: &[Decision],
        budget: &Rc<Budget>,
    ) -> (Vec<Resource>, Evaluator<'a>) {
        let decides_arguments = self.decides_arguments;
        let budget = Rc::clone(budget);
        let run = Evaluator { decides_arguments, budget, ..Evaluator::new(directory, decided.to_vec()) };
        let mut resources = Vec::new();
        if let Some(root) = run.root() {
            self.module(&run, &root, 0, &mut resources);
        }
        let mut resources: Vec<Resource> = resources
            .into_iter()
            .map(|resource| if resource.kind == CLOUD_CONTROL_REGISTRY { as_registry(resource) } else { resource })
            .collect();
        resources.sort_by(|left, right| left.address.cmp(&right.address));
        (resources, run)
    }

    fn module(&self, run: &Evaluator<'a>, instance: &Rc<Instance<'a>>, node: usize, resources: &mut Vec<Resource>) {
        for block in &instance.module().blocks {
            if (self.is_asked)(instance.node(), block) && !is_repeated(instance, block) {
                let depends_on = self.dependencies.of(node, block);
                resources.extend(run.resources(block, instance, &depends_on));
            }
        }
        for (name, child) in &instance.node().children {
            let Some(call) = instance.module().call(name).filter(|_| self.nodes.contains(child)) else { continue };
            let keys = run.keys(call, instance);
            for instance in run.children(instance, name, &keys) {
                self.module(run, &instance, *child, resources);
            }
        }
    }
}

/// Tells whether a block declares again what another one has declared.
fn is_repeated(instance: &Instance<'_>, block: &Block) -> bool {
    let first = match &*block.kind {
        "module" => instance.module().call(block.label(0)),
        _ => instance.module().resource(block.label(0), block.label(1)),
    };
    first.is_some_and(|first| !std::ptr::eq(first, block))
}

fn choices(decided: &[Decision]) -> Vec<Choice> {
    decided.iter().map(Decision::choice).collect()
}

/// Everything that was to be decided when it became too much, each once.
fn too_many(decided: &[Decision], waiting: &[Vec<Decision>]) -> NotEvaluated {
    let mut all: Vec<Choice> = Vec::new();
    for choice in choices(decided).into_iter().chain(waiting.iter().flat_map(|decided| choices(decided))) {
        if !all.iter().any(|known| known.what == choice.what) {
            all.push(choice);
        }
    }
    NotEvaluated::Choices(TooManyChoices { choices: all, most: MOST_CASES })
}
