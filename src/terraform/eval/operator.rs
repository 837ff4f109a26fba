//! Operators: logic, equality, order, arithmetic.

use std::rc::Rc;

use super::convert::{DEEP, to_bool, to_number};
use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, Outcome, TypedValue};
use super::types::Type;
use super::whole::Whole;
use crate::hcl::{Expression, Operator};
use crate::source::Place;

impl<'f> Evaluator<'f> {
    pub(super) fn not(&self, value: &TypedValue) -> Outcome {
        match value {
            TypedValue::Unknown(unknown, _) => {
                if let Form::Not(inner) = &unknown.form {
                    return Ok(inner.clone());
                }
                let what = unknown.what.with(format!("!{}", unknown.what.operand()));
                let form = Form::Not(value.clone());
                Ok(self.derived(what, &unknown.roots, unknown.place.clone(), Type::Bool, form))
            }
            value => match to_bool(value)? {
                TypedValue::Bool(bool) => Ok(TypedValue::Bool(!bool)),
                _ => Err(EvalError),
            },
        }
    }

    pub(super) fn negative(&self, whole: &Expression, value: &TypedValue, scope: Scope<'_, 'f>) -> Outcome {
        match to_number_or_unknown(value)?.and_then(Whole::negated) {
            Some(number) => Ok(TypedValue::Number(number)),
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
            Operator::Equal | Operator::NotEqual => {
                let right = self.evaluate(right, scope)?;
                if !self.budget.take_look(&left) || !self.budget.take_look(&right) {
                    return Ok(self.unknown_of(whole, scope, Type::Bool));
                }
                let equal = self.equal(whole, &left, &right, scope);
                if operator == Operator::Equal { Ok(equal) } else { self.not(&equal) }
            }
            _ => self.of_numbers(whole, operator, &left, &self.evaluate(right, scope)?, scope),
        }
    }

    /// `&&` and `||`. The right side does not count where the left one tells.
    fn logic(
        &self,
        whole: &Expression,
        operator: Operator,
        left: &TypedValue,
        right: &Expression,
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let deciding = operator == Operator::Or;
        let left = if left.is_unknown() { left.clone() } else { to_bool(left)? };
        if left == TypedValue::Bool(deciding) {
            // Before Terraform 1.12 the right side is looked at even so, and `try` takes it for wrong where it is.
            let is_wrong = self.trying.get() > 0 && self.quietly(|| self.evaluate(right, scope)).is_err();
            return Ok(if is_wrong { self.unknown_of(whole, scope, Type::Bool) } else { left });
        }
        let right = match self.evaluate(right, scope) {
            Ok(right) if right.is_unknown() => right,
            Ok(right) => to_bool(&right)?,
            Err(EvalError) if left.is_unknown() => self.unknown_of(whole, scope, Type::Bool),
            Err(EvalError) => return Err(EvalError),
        };
        if right == TypedValue::Bool(deciding) || !left.is_unknown() {
            return Ok(right);
        }
        if !right.is_unknown() {
            return Ok(left);
        }
        let form = if deciding { Form::Or(left, right) } else { Form::And(left, right) };
        Ok(self.unknown_as(whole, scope, Type::Bool, form))
    }

    fn equal(&self, whole: &Expression, left: &TypedValue, right: &TypedValue, scope: Scope<'_, 'f>) -> TypedValue {
        self.relation(left, right, &scope.place(whole)).unwrap_or_else(|| self.unknown_of(whole, scope, Type::Bool))
    }

    /// Tells whether two values are equal, at a place of which no expression says so.
    pub(super) fn equal_at(
        &self,
        place: &Place,
        left: &TypedValue,
        right: &TypedValue,
        scope: Scope<'_, 'f>,
    ) -> TypedValue {
        self.relation(left, right, place).unwrap_or_else(|| {
            let words = |value: &TypedValue| value.words().unwrap_or_else(|| place.text().to_owned());
            let what = scope.instance.qualified(&format!("{} == {}", words(left), words(right)));
            let roots = Rc::new(left.roots().into_iter().chain(right.roots()).collect());
            self.derived(what, &roots, place.clone(), Type::Bool, Form::Plain)
        })
    }

    /// The equality of two values, if both are known or one is unknown as a whole.
    fn relation(&self, left: &TypedValue, right: &TypedValue, place: &Place) -> Option<TypedValue> {
        if let Some(is_equal) = is_equal(left, right) {
            return Some(TypedValue::Bool(is_equal));
        }
        let (side, value) = if left.is_unknown() { (left, right) } else { (right, left) };
        let TypedValue::Unknown(unknown, kind) = side else { return None };
        if matches!(unknown.form, Form::Fraction) && !value.is_unknown() {
            return Some(TypedValue::Bool(false));
        }
        if let (TypedValue::Unknown(other, _), true) = (value, value.is_unknown()) {
            if unknown.what == other.what && (unknown.is_root() || side.is_account()) {
                return Some(TypedValue::Bool(true));
            }
            let account = [(left, right), (right, left)].into_iter().find(|(_, account)| account.is_account());
            let of_account = account.filter(|(side, _)| !side.is_account());
            let (first, second) = if unknown.what <= other.what { (unknown, other) } else { (other, unknown) };
            let is_one = first.what.of == second.what.of;
            let second = if is_one { second.what.operand() } else { second.what.to_string() };
            let what = first.what.with(format!("{} == {second}", first.what.operand()));
            let roots = Rc::new(unknown.roots.iter().chain(other.roots.iter()).cloned().collect());
            // An account is a symbol, so that what was decided not to be it is another account.
            let form = of_account.map_or(Form::Plain, |(side, account)| Form::Equal(side.clone(), account.clone()));
            return Some(self.derived(what, &roots, place.clone(), Type::Bool, form));
        }
        let (None, Some(words)) = (value.unknown(&mut { DEEP }), value.words()) else { return None };
        match (kind, value) {
            (Type::Bool, TypedValue::Bool(true)) => Some(side.clone()),
            (Type::Bool, TypedValue::Bool(false)) => self.not(side).ok(),
            _ => {
                let what = unknown.what.with(format!("{} == {words}", unknown.what.operand()));
                let form = Form::Equal(side.clone(), value.clone());
                Some(self.derived(what, &unknown.roots, place.clone(), Type::Bool, form))
            }
        }
    }

    fn of_numbers(
        &self,
        whole: &Expression,
        operator: Operator,
        left: &TypedValue,
        right: &TypedValue,
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let (left_number, right_number) = (to_number_or_unknown(left)?, to_number_or_unknown(right)?);
        if let (Some(left), Some(right)) = (left_number, right_number)
            && let Some(value) = computed(operator, left, right)
        {
            return Ok(value);
        }
        if left_number.is_some() && right_number.is_some() {
            return Ok(self.unknown_as(whole, scope, Type::Number, Form::Fraction));
        }
        let ordered = match (left, right, left_number, right_number) {
            _ if is_fraction(left) || is_fraction(right) => None,
            (TypedValue::Unknown(..), _, _, Some(number)) if is_order(operator) => Some((left, operator, number)),
            (_, TypedValue::Unknown(..), Some(number), _) if is_order(operator) => {
                Some((right, operator.mirrored(), number))
            }
            _ => None,
        };
        let Some((side, operator, number)) = ordered else {
            return Ok(self.unknown_of(whole, scope, if is_order(operator) { Type::Bool } else { Type::Number }));
        };
        let side = self.comparable(side, operator, number);
        let TypedValue::Unknown(unknown, _) = &side else {
            return Ok(to_number_or_unknown(&side)?
                .and_then(|side| computed(operator, side, number))
                .unwrap_or_else(|| self.unknown_of(whole, scope, Type::Bool)));
        };
        let what = unknown.what.with(format!("{} {} {number}", unknown.what.operand(), operator.as_str()));
        let form = Form::Order(side.clone(), operator, number);
        Ok(self.derived(what, &unknown.roots, scope.place(whole), Type::Bool, form))
    }
}

/// The number that a value is or converts to; `None` where that is unknown.
fn to_number_or_unknown(value: &TypedValue) -> Result<Option<Whole>, EvalError> {
    if value.is_unknown() {
        return Ok(None);
    }
    Ok(to_number(value)?.and_then(|value| match value {
        TypedValue::Number(number) => Some(number),
        _ => None,
    }))
}

fn is_fraction(value: &TypedValue) -> bool {
    matches!(value, TypedValue::Unknown(unknown, _) if matches!(unknown.form, Form::Fraction))
}

fn is_order(operator: Operator) -> bool {
    matches!(operator, Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual)
}

fn computed(operator: Operator, left: Whole, right: Whole) -> Option<TypedValue> {
    Some(match operator {
        Operator::Less => TypedValue::Bool(left < right),
        Operator::LessOrEqual => TypedValue::Bool(left <= right),
        Operator::Greater => TypedValue::Bool(left > right),
        Operator::GreaterOrEqual => TypedValue::Bool(left >= right),
        Operator::Plus => TypedValue::Number(left.plus(right)?),
        Operator::Minus => TypedValue::Number(left.minus(right)?),
        Operator::Times => TypedValue::Number(left.times(right)?),
        Operator::Divided => TypedValue::Number(left.divided(right)?),
        Operator::Modulo => TypedValue::Number(left.modulo(right)?),
        Operator::Equal | Operator::NotEqual | Operator::And | Operator::Or => return None,
    })
}

/// Tells whether two values are equal; `None` where that is not known. Values of different types never are, not even `1` and
/// `"1"`, or a list and a tuple.
pub(super) fn is_equal(left: &TypedValue, right: &TypedValue) -> Option<bool> {
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
    let is_known = |value: &TypedValue| value.unknown(&mut { DEEP }).is_none();
    (is_known(left) && is_known(right)).then(|| left == right)
}

/// The same unknown is equal to itself.
fn unknown_equal(left: &TypedValue, right: &TypedValue) -> Option<bool> {
    match (left, right) {
        (TypedValue::Unknown(left, _), TypedValue::Unknown(right, _)) => (Rc::ptr_eq(left, right)).then_some(true),
        _ => None,
    }
}
