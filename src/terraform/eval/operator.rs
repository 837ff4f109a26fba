//! Operators: logic, equality, order, arithmetic.

use std::rc::Rc;

use super::convert::{DEEP, to_bool, to_number};
use super::types::Type;
use super::val::{Form, Outcome, Val, Wrong};
use super::whole::Whole;
use super::{Run, Scope};
use crate::hcl::{Expression, Operator};

impl<'f> Run<'f> {
    pub(super) fn not(&self, value: &Val) -> Outcome {
        match value {
            Val::Unknown(unknown, _) => {
                if let Form::Not(inner) = &unknown.form {
                    return Ok(inner.clone());
                }
                let what = unknown.what.with(format!("!{}", unknown.what.operand()));
                Ok(self.named(what, unknown.place.clone(), Type::Bool, Form::Not(value.clone())))
            }
            value => match to_bool(value)? {
                Val::Bool(bool) => Ok(Val::Bool(!bool)),
                _ => Err(Wrong),
            },
        }
    }

    pub(super) fn negative(&self, whole: &Expression, value: &Val, scope: Scope<'_, 'f>) -> Outcome {
        match to_number_or_unknown(value)?.and_then(Whole::negated) {
            Some(number) => Ok(Val::Number(number)),
            None => Ok(self.unknown_of(whole, scope, Type::Number)),
        }
    }

    pub(super) fn binary(
        &self,
        whole: &Expression,
        operator: Operator,
        sides: &[Expression; 2],
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let [left, right] = sides;
        let left = self.evaluate(left, scope)?;
        match operator {
            Operator::And | Operator::Or => self.logic(whole, operator, &left, right, scope),
            Operator::Equal => Ok(self.equal(whole, &left, &self.evaluate(right, scope)?, scope)),
            Operator::NotEqual => self.not(&self.equal(whole, &left, &self.evaluate(right, scope)?, scope)),
            _ => self.of_numbers(whole, operator, &left, &self.evaluate(right, scope)?, scope),
        }
    }

    /// `&&` and `||`. The right side does not count where the left one tells.
    fn logic(
        &self,
        whole: &Expression,
        operator: Operator,
        left: &Val,
        right: &Expression,
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let deciding = operator == Operator::Or;
        let left = if left.is_unknown() { left.clone() } else { to_bool(left)? };
        if left == Val::Bool(deciding) {
            // Before Terraform 1.12 the right side is looked at even so, and `try` takes it for wrong where it is.
            let is_wrong = self.trying.get() > 0 && self.quietly(|| self.evaluate(right, scope)).is_err();
            return Ok(if is_wrong { self.unknown_of(whole, scope, Type::Bool) } else { left });
        }
        let right = match self.evaluate(right, scope) {
            Ok(right) if right.is_unknown() => right,
            Ok(right) => to_bool(&right)?,
            Err(Wrong) if left.is_unknown() => self.unknown_of(whole, scope, Type::Bool),
            Err(Wrong) => return Err(Wrong),
        };
        if right == Val::Bool(deciding) || !left.is_unknown() {
            return Ok(right);
        }
        if !right.is_unknown() {
            return Ok(left);
        }
        let (Val::Unknown(first, _), Val::Unknown(second, _)) = (&left, &right) else {
            return Ok(self.unknown_of(whole, scope, Type::Bool));
        };
        let second = if first.what.of == second.what.of { second.what.operand() } else { second.what.to_string() };
        let what = first.what.with(format!("{} {} {second}", first.what.operand(), operator.as_str()));
        let form = if deciding { Form::Or(left, right) } else { Form::And(left, right) };
        Ok(self.named(what, scope.place(whole), Type::Bool, form))
    }

    fn equal(&self, whole: &Expression, left: &Val, right: &Val, scope: Scope<'_, 'f>) -> Val {
        if let Some(is_equal) = is_equal(left, right) {
            return Val::Bool(is_equal);
        }
        let (side, value) = if left.is_unknown() { (left, right) } else { (right, left) };
        let (Val::Unknown(unknown, kind), None, Some(words)) = (side, value.unknown(&mut { DEEP }), value.words())
        else {
            return self.unknown_of(whole, scope, Type::Bool);
        };
        match (kind, value) {
            (Type::Bool, Val::Bool(true)) => side.clone(),
            (Type::Bool, Val::Bool(false)) => self.not(side).unwrap_or_else(|Wrong| self.unknown(whole, scope)),
            _ => {
                let what = unknown.what.with(format!("{} == {words}", unknown.what.operand()));
                self.named(what, scope.place(whole), Type::Bool, Form::Equal(side.clone(), value.clone()))
            }
        }
    }

    fn of_numbers(
        &self,
        whole: &Expression,
        operator: Operator,
        left: &Val,
        right: &Val,
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let (left_number, right_number) = (to_number_or_unknown(left)?, to_number_or_unknown(right)?);
        if let (Some(left), Some(right)) = (left_number, right_number)
            && let Some(value) = computed(operator, left, right)
        {
            return Ok(value);
        }
        let kind = if is_order(operator) { Type::Bool } else { Type::Number };
        let what = match (left, right) {
            (Val::Unknown(unknown, _), right) if !right.is_unknown() => Some((unknown, right.words(), true)),
            (left, Val::Unknown(unknown, _)) if !left.is_unknown() => Some((unknown, left.words(), false)),
            _ => None,
        };
        let Some((unknown, Some(words), is_left)) = what else { return Ok(self.unknown_of(whole, scope, kind)) };
        let (own, word) = (unknown.what.operand(), operator.as_str());
        let words = if is_left { format!("{own} {word} {words}") } else { format!("{words} {word} {own}") };
        Ok(self.named(unknown.what.with(words), scope.place(whole), kind, Form::Plain))
    }
}

/// The number that a value is or converts to; `None` where that is unknown.
fn to_number_or_unknown(value: &Val) -> Result<Option<Whole>, Wrong> {
    if value.is_unknown() {
        return Ok(None);
    }
    Ok(to_number(value)?.and_then(|value| match value {
        Val::Number(number) => Some(number),
        _ => None,
    }))
}

fn is_order(operator: Operator) -> bool {
    matches!(operator, Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual)
}

fn computed(operator: Operator, left: Whole, right: Whole) -> Option<Val> {
    Some(match operator {
        Operator::Less => Val::Bool(left < right),
        Operator::LessOrEqual => Val::Bool(left <= right),
        Operator::Greater => Val::Bool(left > right),
        Operator::GreaterOrEqual => Val::Bool(left >= right),
        Operator::Plus => Val::Number(left.plus(right)?),
        Operator::Minus => Val::Number(left.minus(right)?),
        Operator::Times => Val::Number(left.times(right)?),
        Operator::Divided => Val::Number(left.divided(right)?),
        Operator::Modulo => Val::Number(left.modulo(right)?),
        Operator::Equal | Operator::NotEqual | Operator::And | Operator::Or => return None,
    })
}

/// Whether two values are equal; `None` where that is not known. Values of different types never are, not even `1` and
/// `"1"`, or a list and a tuple.
pub(super) fn is_equal(left: &Val, right: &Val) -> Option<bool> {
    if left.is_unknown() || right.is_unknown() {
        return unknown_equal(left, right);
    }
    match (left.is_null(), right.is_null()) {
        (true, true) => return Some(true),
        (true, false) | (false, true) => return Some(false),
        (false, false) => {}
    }
    let (left_type, right_type) = (Type::of(left), Type::of(right));
    if !left_type.is_whole() || !right_type.is_whole() {
        return None;
    }
    if left_type != right_type {
        return Some(false);
    }
    let is_known = |value: &Val| value.unknown(&mut { DEEP }).is_none();
    (is_known(left) && is_known(right)).then(|| left == right)
}

/// The same unknown is equal to itself.
fn unknown_equal(left: &Val, right: &Val) -> Option<bool> {
    match (left, right) {
        (Val::Unknown(left, _), Val::Unknown(right, _)) => (Rc::ptr_eq(left, right)).then_some(true),
        _ => None,
    }
}
