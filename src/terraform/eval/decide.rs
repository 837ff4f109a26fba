//! What the text does not tell: its words, and how it was decided.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use super::convert::to_bool;
use super::types::Type;
use super::val::{Form, Unknown, Val, What, Wrong};
use super::{Run, Scope};
use crate::hcl::{Expression, Words};
use crate::source::Place;

/// Something unknown, and how it is taken to be.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::terraform) struct Decision {
    /// What it is.
    pub(in crate::terraform) what: What,
    /// Where it stands.
    pub(in crate::terraform) place: Place,
    /// How it is taken.
    pub(in crate::terraform) is_true: bool,
    /// Of an equation: the unknown side, and the other side.
    pub(in crate::terraform) equation: Option<(What, Val)>,
}

impl<'f> Run<'f> {
    /// What an expression is that can't be worked out.
    pub(in crate::terraform) fn unknown(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Val {
        self.unknown_of(expression, scope, Type::Any)
    }

    /// What an expression of some type is that can't be worked out.
    pub(super) fn unknown_of(&self, expression: &Expression, scope: Scope<'_, 'f>, kind: Type) -> Val {
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
        let what = What { of: Rc::from(of), words };
        self.named(what, scope.place(expression), kind, Form::Plain)
    }

    /// Something unknown of those words; what it is where that was decided.
    pub(super) fn named(&self, what: What, place: Place, kind: Type, form: Form) -> Val {
        for decision in &self.decided {
            if decision.what == what && matches!(kind, Type::Any | Type::Bool) {
                return Val::Bool(decision.is_true);
            }
            if let Some((_, value)) = decision.equation.as_ref().filter(|(of, _)| decision.is_true && *of == what) {
                return value.clone();
            }
        }
        Val::Unknown(Rc::new(Unknown { what, place, form }), kind)
    }

    /// Whether a condition holds. `None` where that is not decided yet.
    pub(super) fn truth(&self, value: &Val) -> Result<Option<bool>, Wrong> {
        let Val::Unknown(unknown, _) = value else {
            return Ok(match to_bool(value)? {
                Val::Bool(bool) => Some(bool),
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

    /// Whether an unknown is a value: no, where it was decided to be another one.
    fn equation(&self, whole: &Unknown, side: &Val, value: &Val) -> Option<bool> {
        let Val::Unknown(side, _) = side else { return self.decision(whole, None) };
        let known = self.decided.iter().filter(|decision| decision.is_true).find_map(|decision| {
            let (of, known) = decision.equation.as_ref()?;
            (*of == side.what).then_some(known)
        });
        match known {
            Some(known) => Some(known == value),
            None => self.decision(whole, Some((side.what.clone(), value.clone()))),
        }
    }

    /// How it was decided; notes that it must be.
    pub(super) fn decision(&self, unknown: &Unknown, equation: Option<(What, Val)>) -> Option<bool> {
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
fn digest(value: &Val) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{value:?}").hash(&mut hasher);
    hasher.finish()
}
