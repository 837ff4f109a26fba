//! `count` and `for_each`: how many instances there are.

use std::rc::Rc;

use super::convert::to_number;
use super::evaluator::Evaluator;
use super::excluded::Filtered;
use super::instance::Instance;
use super::keys::{Key, Keys};
use super::scope::Scope;
use super::typed_value::{EvalError, Form, TypedValue, Unknown};
use super::types::Type;
use super::whole::Whole;
use crate::hcl::{Attribute, Block, Operator};
use crate::source::Place;

/// The most instances of one resource that are told apart.
const MANY: usize = 10_000;

impl<'f> Evaluator<'f> {
    /// The instances that a block has in a module instance.
    pub(crate) fn keys(&self, block: &Block, instance: &Rc<Instance<'f>>) -> Keys {
        if let Some(enabled) = enabled(block) {
            return self.enabled(enabled, instance);
        }
        if let Some(count) = block.attribute("count") {
            return self.counted(count, instance);
        }
        match block.attribute("for_each") {
            Some(for_each) => self.for_each(for_each, instance),
            None => Keys::Single,
        }
    }

    fn enabled(&self, enabled: &Attribute, instance: &Rc<Instance<'f>>) -> Keys {
        let value = self.value(&enabled.value, Scope::top(instance, &enabled.source));
        match self.truth(&value) {
            Ok(Some(true)) => Keys::Single,
            Ok(Some(false)) => Keys::Absent,
            Ok(None) | Err(EvalError) => Keys::Undecided,
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
        let value = if value.is_unknown() { value } else { self.unknown(&count.value, scope) };
        let TypedValue::Unknown(unknown, _) = &value else { return Keys::Undecided };
        let what = unknown.what.with(format!("{} > 0", unknown.what.operand()));
        let form = Form::Order(value.clone(), Operator::Greater, Whole::from(0));
        let is_some = self.derived(what, &unknown.roots, count.place(), Type::Bool, form);
        self.some_or_none(&is_some, || {
            let what = unknown.what.with(format!("{}[*]", unknown.what.words));
            Key::any_index(self.derived(what, &unknown.roots, count.place(), Type::Number, Form::Plain))
        })
    }

    fn for_each(&self, for_each: &Attribute, instance: &Rc<Instance<'f>>) -> Keys {
        let scope = Scope::top(instance, &for_each.source);
        let value = self.value(&for_each.value, scope);
        if let Some(pairs) = pairs(&value).filter(|pairs| pairs.len() <= MANY) {
            return Keys::Each(pairs);
        }
        if let TypedValue::Set(_, items) = &value
            && let [item] = items.as_slice()
        {
            return Keys::Some(Key::any(item.clone(), item.clone()));
        }
        let value = if value.is_unknown() { value } else { self.unknown(&for_each.value, scope) };
        self.some_elements(&value, &for_each.place())
    }

    /// The instances by something unknown: whether there is any must be decided.
    fn some_or_none(&self, is_some: &TypedValue, any: impl Fn() -> Key) -> Keys {
        match self.existence(is_some) {
            Ok(Some(true)) => Keys::Some(any()),
            Ok(Some(false)) => Keys::Each(Vec::new()),
            Ok(None) | Err(EvalError) => Keys::Undecided,
        }
    }

    /// The elements of an unknown collection as keys.
    fn some_elements(&self, collection: &TypedValue, place: &Place) -> Keys {
        let TypedValue::Unknown(unknown, _) = collection else { return Keys::Undecided };
        self.some_or_none(&self.has_elements(collection, place), || self.any_key(collection, unknown, place))
    }

    /// The element that stands for all of an unknown collection, if there is any: whether there is must be decided.
    pub(super) fn any_element(&self, collection: &TypedValue, place: &Place) -> Vec<(TypedValue, TypedValue)> {
        let Keys::Some(key) = self.some_elements(collection, place) else { return Vec::new() };
        key.element().into_iter().collect()
    }

    /// The key of what stands for all instances by an unknown `for_each`.
    fn any_key(&self, collection: &TypedValue, unknown: &Unknown, place: &Place) -> Key {
        let what = &unknown.what;
        let named =
            |words: String, form: Form| self.derived(what.with(words), &unknown.roots, place.clone(), Type::Any, form);
        let Filtered { keys, values, .. } = Filtered::elements(collection);
        let key = named(format!("keys({})[*]", what.words), Form::except(keys));
        Key::any(key, named(format!("{}[*]", what.operand()), Form::except(values)))
    }
}

/// The condition of a resource or call, which OpenTofu has from 1.11 on.
pub(super) fn enabled(block: &Block) -> Option<&Attribute> {
    block.blocks_of("lifecycle").find_map(|lifecycle| lifecycle.attribute("enabled"))
}

/// The keys and values of what `for_each` takes: a map, an object, or a set of texts.
pub(super) fn pairs(value: &TypedValue) -> Option<Vec<(Rc<str>, TypedValue)>> {
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
