//! Unknowns: their words, and the decisions on them.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use super::convert::to_bool;
use super::decision::Decision;
use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, TypedValue, Unknown, UnknownRef};
use super::types::Type;
use crate::hcl::{Expression, Words};
use crate::source::Place;

impl<'f> Evaluator<'f> {
    /// Returns the unknown that stands for an expression that can't be evaluated.
    pub(crate) fn unknown(&self, expression: &Expression, scope: Scope<'_, 'f>) -> TypedValue {
        self.unknown_of(expression, scope, Type::Any)
    }

    /// Returns the unknown of some type that stands for an expression that can't be evaluated.
    pub(super) fn unknown_of(&self, expression: &Expression, scope: Scope<'_, 'f>, kind: Type) -> TypedValue {
        let has_owner = Cell::new(false);
        let instead = |name: &str| {
            let value = scope.name(name)?;
            if matches!(name, "each" | "count") {
                has_owner.set(true);
                return None;
            }
            Some(value.words().unwrap_or_else(|| format!("{name}#{:x}", digest(value))))
        };
        let words = Words(expression, &instead).to_string();
        let of = if has_owner.get() { scope.owner } else { &scope.instance.address };
        let what = UnknownRef { of: Rc::from(of), words };
        self.named(what, scope.place(expression), kind, Form::Plain)
    }

    /// Something unknown of those words; what it is where that was decided.
    pub(super) fn named(&self, what: UnknownRef, place: Place, kind: Type, form: Form) -> TypedValue {
        for decision in &self.decided {
            if decision.what == what && matches!(kind, Type::Any | Type::Bool) {
                return TypedValue::Bool(decision.is_true);
            }
            if let Some((_, value)) = decision.equation.as_ref().filter(|(of, _)| decision.is_true && *of == what) {
                return value.clone();
            }
        }
        TypedValue::Unknown(Rc::new(Unknown { what, place, form }), kind)
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
            Form::Plain | Form::Instance(_) => Ok(self.decision(unknown, None)),
        }
    }

    /// Tells whether an unknown is a value: no, where it was decided to be another one.
    fn equation(&self, whole: &Unknown, side: &TypedValue, value: &TypedValue) -> Option<bool> {
        let TypedValue::Unknown(side, _) = side else { return self.decision(whole, None) };
        let known = self.decided.iter().filter(|decision| decision.is_true).find_map(|decision| {
            let (of, known) = decision.equation.as_ref()?;
            (*of == side.what).then_some(known)
        });
        match known {
            Some(known) => Some(known == value),
            None => self.decision(whole, Some((side.what.clone(), value.clone()))),
        }
    }

    /// Returns the decision on an unknown. If there is none, notes that there must be one.
    pub(super) fn decision(&self, unknown: &Unknown, equation: Option<(UnknownRef, TypedValue)>) -> Option<bool> {
        let decided = self.decided.iter().find(|decision| decision.what == unknown.what);
        if let Some(decision) = decided {
            return Some(decision.is_true);
        }
        if self.quiet.get() > 0 {
            self.unasked.set(self.unasked.get() + 1);
        } else if self.needed.borrow().is_none() {
            let (what, place) = (unknown.what.clone(), unknown.place.clone());
            *self.needed.borrow_mut() = Some(Decision { what, place, is_true: true, equation });
        }
        None
    }
}

/// A number that tells a large value from another one.
fn digest(value: &TypedValue) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{value:?}").hash(&mut hasher);
    hasher.finish()
}
