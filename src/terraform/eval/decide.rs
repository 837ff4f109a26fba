//! Unknowns, and the decisions on them.
//!
//! A condition on something unknown is decided as what it says of it: `contains(["a", "b"], var.x)` asks whether `var.x` is
//! `"a"` and then whether it is `"b"`, so that all conditions on `var.x`, however they are spelt, are decided together. A
//! condition of which no more is known than its words is decided by itself.

use std::rc::Rc;

use super::bounds::Bounds;
use super::convert::to_bool;
use super::decision::{Decision, Relation, bounds_of, excluded_of, is_excluded, value_of};
use super::evaluator::Evaluator;
use super::excluded::Excluded;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, Roots, TypedValue, Unknown, UnknownRef};
use super::types::Type;
use super::whole::Whole;
use crate::hcl::{Expression, Operator};
use crate::source::Place;

impl<'f> Evaluator<'f> {
    /// Returns the unknown that stands for an expression that can't be evaluated.
    pub(crate) fn unknown(&self, expression: &Expression, scope: Scope<'_, 'f>) -> TypedValue {
        self.unknown_of(expression, scope, Type::Any)
    }

    /// Returns the unknown of some type that stands for an expression that can't be evaluated.
    pub(super) fn unknown_of(&self, expression: &Expression, scope: Scope<'_, 'f>, kind: Type) -> TypedValue {
        self.unknown_as(expression, scope, kind, Form::Plain)
    }

    /// Returns the unknown that stands for an expression of which it is known how it derives from others.
    pub(super) fn unknown_as(
        &self,
        expression: &Expression,
        scope: Scope<'_, 'f>,
        kind: Type,
        form: Form,
    ) -> TypedValue {
        let (what, roots) = self.identity(expression, scope);
        self.derived(what, &roots, scope.place(expression), kind, form)
    }

    /// Returns something that is unknown by itself; what it is where that was decided.
    pub(super) fn named(&self, what: UnknownRef, place: Place, kind: Type, form: Form) -> TypedValue {
        let roots = Rc::new([what.root()].into());
        self.derived(what, &roots, place, kind, form)
    }

    /// Returns something unknown that depends on others; what it is where that was decided.
    pub(super) fn derived(&self, what: UnknownRef, roots: &Roots, place: Place, kind: Type, form: Form) -> TypedValue {
        if let Some(value) = value_of(&self.decided, &what) {
            return value.clone();
        }
        let form = match form {
            Form::Plain => Form::except(excluded_of(&self.decided, &what).map(Excluded::whole).collect()),
            form => form,
        };
        let is_condition = matches!(kind, Type::Any | Type::Bool);
        match self.decided.iter().find(|decision| is_condition && decision.what == what) {
            Some(decision) => TypedValue::Bool(decision.is_true),
            None => TypedValue::Unknown(Rc::new(Unknown { what, place, form, roots: Rc::clone(roots) }), kind),
        }
    }

    /// Tells whether a condition holds. `None` where that is not decided yet.
    pub(super) fn truth(&self, value: &TypedValue) -> Result<Option<bool>, EvalError> {
        let TypedValue::Unknown(unknown, _) = value else {
            return Ok(match to_bool(value)? {
                TypedValue::Bool(bool) => Some(bool),
                _ => None,
            });
        };
        match &unknown.form {
            Form::Not(inner) => Ok(self.truth(inner)?.map(|truth| !truth)),
            Form::And(left, right) => match self.truth(left)? {
                Some(true) => self.truth(right),
                other => Ok(other),
            },
            Form::Or(left, right) => match self.truth(left)? {
                Some(false) => self.truth(right),
                other => Ok(other),
            },
            Form::Equal(side, value) => Ok(self.equation(unknown, side, value)),
            Form::Has(TypedValue::Unknown(collection, _), value) => {
                Ok(self.decision(unknown, collection, Some(Relation::Has(value.clone()))))
            }
            Form::Order(side, operator, number) => Ok(self.order(unknown, side, *operator, *number)),
            _ => Ok(self.condition(unknown)),
        }
    }

    /// Decides whether a collection has any elements.
    pub(super) fn existence(&self, is_some: &TypedValue) -> Result<Option<bool>, EvalError> {
        let was_needed = self.needed.borrow().is_some();
        let truth = self.truth(is_some)?;
        if let Some(needed) = self.needed.borrow_mut().as_mut().filter(|_| !was_needed) {
            needed.is_of_existence = true;
        }
        Ok(truth)
    }

    /// Tells whether an unknown that is a condition itself holds: not, where it was decided not to be `true`.
    fn condition(&self, unknown: &Unknown) -> Option<bool> {
        match [true, false].into_iter().find(|bool| is_excluded(&self.decided, &unknown.what, &TypedValue::Bool(*bool)))
        {
            Some(excluded) => Some(!excluded),
            None => self.decision(unknown, unknown, None),
        }
    }

    /// Tells whether an unknown is a value: no, where it was decided to be another one.
    fn equation(&self, whole: &Unknown, side: &TypedValue, value: &TypedValue) -> Option<bool> {
        let TypedValue::Unknown(side, _) = side else { return self.decision(whole, whole, None) };
        if let Some(known) = value_of(&self.decided, &side.what) {
            return Some(known == value);
        }
        if is_excluded(&self.decided, &side.what, value) {
            return Some(false);
        }
        let told = match value {
            TypedValue::Number(number) => self.bounds(side).tells(Operator::Equal, *number),
            _ => None,
        };
        told.or_else(|| self.decision(whole, side, Some(Relation::Is(value.clone()))))
    }

    /// Tells whether an unknown number is in an order to a known one, which others that were decided may tell.
    fn order(&self, whole: &Unknown, side: &TypedValue, operator: Operator, number: Whole) -> Option<bool> {
        let TypedValue::Unknown(side, _) = side else { return self.decision(whole, whole, None) };
        let told = self.bounds(side).tells(operator, number);
        told.or_else(|| self.decision(whole, side, Some(Relation::Order(operator, number))))
    }

    /// Returns the numbers that an unknown can be by what was decided.
    pub(super) fn bounds(&self, unknown: &Unknown) -> Bounds {
        let start = if matches!(unknown.form, Form::Length(_)) { Bounds::length() } else { Bounds::any() };
        bounds_of(&self.decided, &unknown.what, start)
    }

    /// Returns the decision on a condition. If there is none, notes that there must be one.
    fn decision(&self, whole: &Unknown, subject: &Unknown, relation: Option<Relation>) -> Option<bool> {
        let decided = self.decided.iter().find(|decision| decision.what == whole.what);
        if let Some(decision) = decided {
            return Some(decision.is_true);
        }
        if self.quiet.get() > 0 {
            self.unasked.set(self.unasked.get() + 1);
        } else if self.needed.borrow().is_none() {
            *self.needed.borrow_mut() = Some(Decision {
                what: whole.what.clone(),
                place: whole.place.clone(),
                is_true: true,
                subject: subject.what.clone(),
                relation,
                roots: Rc::clone(&subject.roots),
                is_of_existence: false,
            });
        }
        None
    }
}
