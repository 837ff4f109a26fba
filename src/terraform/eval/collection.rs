//! Unknown collections: their lengths, and the members that they are certain to have.

use std::rc::Rc;

use super::convert::DEEP;
use super::evaluator::Evaluator;
use super::excluded::Filtered;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, TypedValue};
use super::types::Type;
use super::whole::Whole;
use crate::hcl::{Expression, Operator};
use crate::source::Place;

impl<'f> Evaluator<'f> {
    /// The length of an unknown collection.
    pub(super) fn length(&self, collection: &TypedValue, place: &Place) -> Option<TypedValue> {
        let TypedValue::Unknown(unknown, _) = collection else { return None };
        let what = unknown.what.with(format!("length({})", unknown.what.words));
        let form = Form::Length(collection.clone());
        Some(self.derived(what, &unknown.roots, place.clone(), Type::Number, form))
    }

    /// The condition that an unknown collection has any elements.
    pub(super) fn has_elements(&self, collection: &TypedValue, place: &Place) -> TypedValue {
        let source = source(collection);
        if let TypedValue::Unknown(unknown, _) = source
            && let Form::Joined(parts) = &unknown.form
        {
            return self.has_any(unknown.what.words.clone(), parts, place);
        }
        if let Some(items) = source.items() {
            return TypedValue::Bool(!items.is_empty());
        }
        let Some(length) = self.length(source, place) else { return TypedValue::Bool(true) };
        let TypedValue::Unknown(unknown, _) = &length else {
            return TypedValue::Bool(length != TypedValue::count(0));
        };
        let what = unknown.what.with(format!("{} > 0", unknown.what.words));
        let form = Form::Order(length.clone(), Operator::Greater, Whole::from(0));
        self.derived(what, &unknown.roots, place.clone(), Type::Bool, form)
    }

    /// The condition that any of several collections has elements.
    fn has_any(&self, words: String, parts: &[TypedValue], place: &Place) -> TypedValue {
        let each = parts.iter().map(|part| self.has_elements(part, place));
        self.any_of(&format!("length({words}) > 0"), each.collect(), place)
    }

    /// The condition that any of several holds.
    fn any_of(&self, words: &str, conditions: Vec<TypedValue>, place: &Place) -> TypedValue {
        let mut unknown = Vec::new();
        for condition in conditions {
            match condition {
                TypedValue::Bool(true) => return condition,
                TypedValue::Unknown(..) => unknown.push(condition),
                _ => {}
            }
        }
        let Some(last) = unknown.pop() else { return TypedValue::Bool(false) };
        unknown.into_iter().rev().fold(last, |all, one| {
            let TypedValue::Unknown(of, _) = &one else { return all };
            let roots = Rc::new(one.roots().into_iter().chain(all.roots()).collect());
            let form = Form::Or(one.clone(), all);
            self.derived(of.what.with(words.to_owned()), &roots, place.clone(), Type::Bool, form)
        })
    }

    /// An unknown number as it is compared: where the comparison tells no more of a length than whether it is zero, the length
    /// of what the collection was made from.
    pub(super) fn comparable(&self, side: &TypedValue, operator: Operator, number: Whole) -> TypedValue {
        let is_of_zero = match operator {
            Operator::Greater | Operator::LessOrEqual => number == Whole::from(0),
            Operator::GreaterOrEqual | Operator::Less => number == Whole::from(1),
            _ => false,
        };
        match side {
            TypedValue::Unknown(unknown, _) if is_of_zero => match &unknown.form {
                Form::Length(collection) => {
                    let source = source(collection);
                    self.length(source, &unknown.place).unwrap_or_else(|| side.clone())
                }
                _ => side.clone(),
            },
            _ => side.clone(),
        }
    }

    /// The condition that a value is in a collection; `None` where it can't be said what decides that.
    pub(super) fn member(
        &self,
        whole: &Expression,
        collection: &TypedValue,
        value: &TypedValue,
        scope: Scope<'_, 'f>,
    ) -> Result<TypedValue, EvalError> {
        let place = scope.place(whole);
        self.has_member(collection, value, scope, &place)
    }

    /// The same at a place of which no expression says so.
    pub(super) fn has_member(
        &self,
        collection: &TypedValue,
        value: &TypedValue,
        scope: Scope<'_, 'f>,
        place: &Place,
    ) -> Result<TypedValue, EvalError> {
        let words = |value: &TypedValue| value.words().unwrap_or_else(|| place.text().to_owned());
        let TypedValue::Unknown(unknown, _) = collection else {
            let items = collection.items().ok_or(EvalError)?;
            let each = items.iter().map(|item| self.equal_at(place, item, value, scope)).collect();
            return Ok(self.any_of(&format!("contains({}, {})", words(collection), words(value)), each, place));
        };
        let what = unknown.what.with(format!("contains({}, {})", unknown.what.words, words(value)));
        match &unknown.form {
            Form::Members(source) => self.has_member(source, value, scope, place),
            Form::Without(_, values) if values.contains(value) => Ok(TypedValue::Bool(false)),
            Form::Without(source, _) if value.unknown(&mut { DEEP }).is_none() => {
                self.has_member(source, value, scope, place)
            }
            Form::Joined(parts) => {
                let each = parts.iter().map(|part| self.has_member(part, value, scope, place));
                Ok(self.any_of(&what.words, each.collect::<Result<_, _>>()?, place))
            }
            _ => {
                let roots = Rc::new(collection.roots().into_iter().chain(value.roots()).collect());
                let form = match value.unknown(&mut { DEEP }) {
                    None => Form::Has(collection.clone(), value.clone()),
                    Some(_) => Form::Plain,
                };
                Ok(self.derived(what, &roots, place.clone(), Type::Bool, form))
            }
        }
    }
}

/// The collection that an unknown one was made from and that is empty if and only if it is.
fn source(collection: &TypedValue) -> &TypedValue {
    let mut source = collection;
    while let TypedValue::Unknown(unknown, _) = source {
        match &unknown.form {
            Form::Members(inner) | Form::Size(inner) => source = inner,
            Form::Filtered(Filtered { size: Some(inner), .. }) => source = inner,
            _ => break,
        }
    }
    source
}
