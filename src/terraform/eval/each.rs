//! `count` and `for_each`: how many instances there are.

use std::rc::Rc;

use super::convert::to_number;
use super::evaluator::Evaluator;
use super::instance::Instance;
use super::keys::{Key, Keys};
use super::scope::Scope;
use super::typed_value::{EvalError, Form, TypedValue, UnknownRef};
use super::types::Type;
use crate::hcl::{Attribute, Block};
use crate::source::Place;

/// The most instances of one resource that are told apart.
const MANY: usize = 10_000;

impl<'f> Evaluator<'f> {
    /// The instances that a block has in a module instance.
    pub(crate) fn keys(&self, block: &Block, instance: &Rc<Instance<'f>>) -> Keys {
        if let Some(count) = block.attribute("count") {
            return self.counted(count, instance);
        }
        match block.attribute("for_each") {
            Some(for_each) => self.for_each(for_each, instance),
            None => Keys::Single,
        }
    }

    fn counted(&self, count: &Attribute, instance: &Rc<Instance<'f>>) -> Keys {
        let scope = Scope::top(instance, &count.source);
        let value = self.value(&count.value, scope);
        let number = match to_number(&value) {
            Ok(Some(TypedValue::Number(number))) => number.as_usize().filter(|number| *number <= MANY),
            _ => None,
        };
        if let Some(number) = number {
            return Keys::Count(number);
        }
        let any = |what: &UnknownRef| {
            let index = self.named(what.with(format!("{}[*]", what.words)), count.place(), Type::Number, Form::Plain);
            Key::any_index(index)
        };
        let value = if value.is_unknown() { value } else { self.unknown(&count.value, scope) };
        self.some_or_none(&value, false, &count.place(), any)
    }

    fn for_each(&self, for_each: &Attribute, instance: &Rc<Instance<'f>>) -> Keys {
        let scope = Scope::top(instance, &for_each.source);
        let value = self.value(&for_each.value, scope);
        if let Some(pairs) = pairs(&value).filter(|pairs| pairs.len() <= MANY) {
            return Keys::Each(pairs);
        }
        let value = if value.is_unknown() { value } else { self.unknown(&for_each.value, scope) };
        self.some_or_none(&value, true, &for_each.place(), |what| self.any_key(what, &for_each.place()))
    }

    /// Tells whether there is any instance must be decided: whether what is unknown is more than nothing.
    pub(super) fn some_or_none(
        &self,
        value: &TypedValue,
        is_collection: bool,
        place: &Place,
        any: impl Fn(&UnknownRef) -> Key,
    ) -> Keys {
        let TypedValue::Unknown(unknown, _) = value else { return Keys::Undecided };
        let words = match is_collection {
            true => format!("length({}) > 0", unknown.what.words),
            false => format!("{} > 0", unknown.what.operand()),
        };
        let what = unknown.what.with(words);
        let is_some = self.named(what, place.clone(), Type::Bool, Form::Plain);
        match self.truth(&is_some) {
            Ok(Some(true)) => Keys::Some(any(&unknown.what)),
            Ok(Some(false)) => Keys::Each(Vec::new()),
            Ok(None) | Err(EvalError) => Keys::Undecided,
        }
    }

    /// The element that stands for all of an unknown collection, if there is any: whether there is must be decided.
    pub(super) fn any_element(&self, collection: &TypedValue, place: &Place) -> Vec<(TypedValue, TypedValue)> {
        let Keys::Some(key) = self.some_or_none(collection, true, place, |what| self.any_key(what, place)) else {
            return Vec::new();
        };
        key.element().into_iter().collect()
    }

    /// The key of what stands for all instances by an unknown `for_each`.
    fn any_key(&self, what: &UnknownRef, place: &Place) -> Key {
        let named = |words: String| self.named(what.with(words), place.clone(), Type::Any, Form::Plain);
        Key::any(named(format!("keys({})[*]", what.words)), named(format!("{}[*]", what.operand())))
    }
}

/// The keys and values of what `for_each` takes: a map, an object, or a set of texts.
fn pairs(value: &TypedValue) -> Option<Vec<(Rc<str>, TypedValue)>> {
    match value {
        TypedValue::Object(entries) | TypedValue::Map(_, entries) => {
            Some(entries.iter().map(|(key, value)| (Rc::clone(key), value.clone())).collect())
        }
        TypedValue::Set(_, items) => items
            .iter()
            .map(|item| match item {
                TypedValue::Text(text) => Some((Rc::clone(text), item.clone())),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}
