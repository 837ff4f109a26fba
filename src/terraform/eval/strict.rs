//! Strict mode: only what the text alone decides has a value, and all else is refused.
//!
//! Of expressions it takes literals, names with attributes and keys, choices, strings with interpolations, and logic.
//! Functions, `for`, numbers, heredocs and splats are refused, though the evaluator knows them: they have corners (sets,
//! conversions, precision) in which it could differ from Terraform, and nothing may differ where a proof rests on it.
//! A variable has the value that it is given or none, whatever its default, because whoever calls the module may set it.
//!
//! **Invariant:** without a refusal, every value that was asked for is known, and was evaluated from these
//! expressions alone.

use std::cell::RefCell;
use std::rc::Rc;

use super::convert::{DEEP, convert};
use super::evaluator::Evaluator;
use super::instance::Instance;
use super::refusal::{Refusal, Strict};
use super::resource::BlockValue;
use super::scope::Scope;
use super::typed_value::{EvalError, Outcome, TypedValue};
use super::types::Type;
use super::value::Value;
use crate::hcl::{Attribute, Block, Expression, Kind, Operator, Part, Step};
use crate::source::{Place, Source};
use crate::terraform::load::Directory;

/// A strict evaluation of a root module.
pub(crate) struct Evaluation<'f> {
    run: Evaluator<'f>,
    root: Rc<Instance<'f>>,
}

impl<'f> Evaluation<'f> {
    /// An evaluation with some variables at values.
    pub(crate) fn new(directory: &'f Directory, variables: Vec<(&'static str, bool)>) -> Option<Self> {
        let strict = Strict { variables, refused: RefCell::default() };
        let run = Evaluator { strict: Some(strict), ..Evaluator::new(directory, Vec::new()) };
        let root = run.root()?;
        Some(Self { run, root })
    }

    /// Evaluates every local, asked for or not.
    ///
    /// # Errors
    /// The first one that is refused.
    pub(crate) fn locals(&self) -> Result<(), Refusal> {
        for local in self.root.module().blocks_of("locals").flat_map(|block| &block.attributes) {
            let place = local.place();
            if self.run.local(&self.root, &local.name, &place).unknown(&mut { DEEP }).is_some() {
                return Err(Refusal { reason: reason(&local.value, &local.source), place });
            }
        }
        Ok(())
    }

    /// Evaluates a block and the blocks in it, Terraform's own arguments and blocks included.
    ///
    /// # Errors
    /// The first thing that is refused.
    pub(crate) fn block(&self, block: &Block) -> Result<BlockValue, Refusal> {
        let value = self.run.block(&block.kind, block, Scope::top(&self.root, &block.source));
        match self.run.strict.as_ref().and_then(|strict| strict.refused.take()) {
            None => Ok(value),
            Some(refusal) => Err(refusal),
        }
    }

    /// Evaluates an argument. `None` where it is refused.
    pub(crate) fn value(&self, attribute: &Attribute) -> Option<Value> {
        let value = self.run.value(&attribute.value, Scope::top(&self.root, &attribute.source));
        value.export(&mut { DEEP }).filter(|value| value.unknown().is_none())
    }
}

impl<'f> Evaluator<'f> {
    pub(crate) fn is_strict(&self) -> bool {
        self.strict.is_some()
    }

    /// Tells whether strict mode gives an expression no value, whatever it is.
    pub(super) fn refuses(&self, expression: &Expression, scope: Scope<'_, 'f>) -> bool {
        self.is_strict() && !is_decided(expression, scope.source)
    }

    /// Notes what is refused, if it is the first.
    pub(crate) fn refuse(&self, place: Place, reason: &'static str) {
        if let Some(strict) = &self.strict {
            strict.refused.borrow_mut().get_or_insert(Refusal { place, reason });
        }
    }

    /// Notes an expression that is refused.
    pub(crate) fn refuse_expression(&self, expression: &Expression, source: &std::sync::Arc<Source>) {
        if self.is_strict() {
            self.refuse(Place::new(source, expression.span), reason(expression, source));
        }
    }

    /// Refuses a `dynamic` block that is not of its one shape; whether it did.
    pub(crate) fn refuses_dynamic(&self, block: &Block) -> bool {
        let Some(reason) = misshapen(block).filter(|_| self.is_strict()) else { return false };
        self.refuse(Place::new(&block.source, block.kind_span()), reason);
        true
    }

    /// The value that a variable is given. `None` where the run is not strict.
    pub(super) fn strict_variable(&self, name: &str, kind: &Type) -> Option<Outcome> {
        let strict = self.strict.as_ref()?;
        let given = strict.variables.iter().find(|(variable, _)| *variable == name);
        let Some((_, value)) = given else { return Some(Err(EvalError)) };
        Some(convert(&TypedValue::Bool(*value), kind).and_then(|value| value.ok_or(EvalError)))
    }
}

/// Tells whether an expression is of a kind that the text alone decides, if it decides what is in it.
fn is_decided(expression: &Expression, source: &Source) -> bool {
    match &expression.kind {
        Kind::Null | Kind::Number(_) | Kind::Call(_) | Kind::For(_) | Kind::Negative(_) | Kind::Unread => false,
        Kind::Template(parts) if parts.iter().any(Part::is_directive) => false,
        Kind::Text(_) | Kind::Template(_) => !expression.is_heredoc(source),
        Kind::Traversal(_, steps) => steps.iter().all(|step| matches!(step, Step::Attribute(_) | Step::Index(_))),
        Kind::Binary(operator, _) => {
            matches!(operator, Operator::And | Operator::Or | Operator::Equal | Operator::NotEqual)
        }
        Kind::Bool(_) | Kind::List(_) | Kind::Object(_) | Kind::Name(_) | Kind::Conditional(_) | Kind::Not(_) => true,
    }
}

/// The reason why an expression has no value.
fn reason(expression: &Expression, source: &Source) -> &'static str {
    match &expression.kind {
        Kind::Call(_) => "it calls a function",
        Kind::For(_) => "it has a `for`",
        Kind::Number(_) => "it is a number",
        Kind::Text(_) | Kind::Template(_) if expression.is_heredoc(source) => "it is a heredoc",
        _ => "it refers to a value that is not known statically",
    }
}

/// Returns the fault in the shape of a `dynamic` block.
fn misshapen(block: &Block) -> Option<&'static str> {
    let is_known = |attribute: &Attribute| ["for_each", "iterator"].contains(&&*attribute.name);
    let iterator = block.attribute("iterator").map(|iterator| &iterator.value.kind);
    if block.labels.len() != 1 || !block.attributes.iter().all(is_known) || block.blocks.len() != 1 {
        Some("a `dynamic` block has one label, a `for_each`, an optional `iterator` and one `content`")
    } else if block.attribute("for_each").is_none() {
        Some("it has no `for_each`")
    } else if block.blocks_of("content").next().is_none() {
        Some("it has no `content`")
    } else {
        iterator.filter(|kind| !matches!(kind, Kind::Name(_))).map(|_| "its `iterator` is not a name")
    }
}
