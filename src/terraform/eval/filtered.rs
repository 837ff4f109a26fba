//! `for` over something unknown: what is known of its members.

use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::{Form, TypedValue};
use crate::hcl::{Expression, For, Kind, Operator};

impl<'f> Evaluator<'f> {
    /// Returns the derivation of the elements of a `for` from the collection that it iterates over.
    pub(super) fn form_of(&self, each: &For, scope: Scope<'_, 'f>) -> Form {
        let Ok(collection) = self.quietly(|| self.evaluate(&each.collection, scope)) else { return Form::Plain };
        if !collection.is_unknown() || each.is_grouped {
            return Form::Plain;
        }
        let is_element = |expression: &Expression| expression.path() == [&*each.value_name];
        match &each.condition {
            None if each.key.is_none() && is_element(&each.value) => Form::Members(collection),
            None => Form::Size(collection),
            Some(condition) if each.key.is_none() && is_element(&each.value) => {
                let left_out = left_out(condition, &is_element);
                let value = left_out.map(|value| self.quietly(|| self.evaluate(value, scope)));
                match value {
                    Some(Ok(value)) if is_one(&value) => Form::Without(collection, vec![value]),
                    _ => Form::Plain,
                }
            }
            Some(_) => Form::Plain,
        }
    }
}

/// The other side of a condition that the element is not equal to it.
fn left_out<'e>(condition: &'e Expression, is_element: &dyn Fn(&Expression) -> bool) -> Option<&'e Expression> {
    let Kind::Binary(Operator::NotEqual, sides) = &condition.kind else { return None };
    match &**sides {
        [left, right] if is_element(left) => Some(right),
        [left, right] if is_element(right) => Some(left),
        _ => None,
    }
}

/// Tells whether a value is one string or number, or the id of an account: the same whenever it is compared.
fn is_one(value: &TypedValue) -> bool {
    match value {
        TypedValue::Text(_) | TypedValue::Number(_) => true,
        TypedValue::Unknown(unknown, _) => matches!(unknown.form, Form::Account(_)),
        _ => false,
    }
}
