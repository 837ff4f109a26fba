//! `count` and `for_each`: how many instances there are, and their keys.

use std::fmt;
use std::rc::Rc;

use super::convert::to_number;
use super::types::Type;
use super::val::{Form, Val, What, Wrong};
use super::{Instance, Names, Run, Scope};
use crate::hcl::{self, Attribute, Block};
use crate::source::Place;

/// The most instances of one resource that are told apart.
const MANY: usize = 10_000;

/// Which instance of a resource or module.
#[derive(Debug, Clone)]
pub(in crate::terraform) struct Key {
    label: Label,
    /// What `each` or `count` is for it.
    bound: Option<(&'static str, Val)>,
}

#[derive(Debug, Clone)]
enum Label {
    None,
    Index(usize),
    Text(Rc<str>),
    /// One that stands for any number of them.
    Any,
}

/// The instances of a resource or module.
#[derive(Debug, Clone)]
pub(in crate::terraform) enum Keys {
    /// One, without `count` or `for_each`.
    Single,
    /// By `count`.
    Count(usize),
    /// By `for_each`.
    Each(Vec<(Rc<str>, Val)>),
    /// One or more, it is not known which; the key stands for all.
    Some(Key),
    /// It must be decided first whether there is any.
    Undecided,
}

impl Key {
    pub(in crate::terraform) fn single() -> Self {
        Self { label: Label::None, bound: None }
    }

    /// The key that stands for any number of instances by `for_each`.
    pub(super) fn any(key: Val, value: Val) -> Self {
        each(Label::Any, key, value)
    }

    /// What `each` has for it: the key and the value.
    pub(super) fn element(&self) -> Option<(Val, Val)> {
        let (_, bound) = self.bound.as_ref()?;
        let entries = bound.entries()?;
        Some((entries.get("key")?.clone(), entries.get("value")?.clone()))
    }

    /// The name that it gives to expressions.
    pub(in crate::terraform) fn names(&self) -> Option<Names<'_>> {
        self.bound.as_ref().map(|(name, value)| Names { name, value: value.clone(), outer: None })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.label {
            Label::None => Ok(()),
            Label::Index(index) => write!(out, "[{index}]"),
            Label::Text(text) => {
                out.write_str("[")?;
                hcl::quoted(out, text)?;
                out.write_str("]")
            }
            Label::Any => out.write_str("[*]"),
        }
    }
}

impl Keys {
    /// All of them.
    pub(in crate::terraform) fn all(&self) -> Vec<Key> {
        match self {
            Self::Single => vec![Key::single()],
            Self::Count(count) => (0..*count).map(|index| counted(Label::Index(index), Val::count(index))).collect(),
            Self::Each(pairs) => {
                let key = |(key, value): &(Rc<str>, Val)| {
                    each(Label::Text(Rc::clone(key)), Val::Text(Rc::clone(key)), value.clone())
                };
                pairs.iter().map(key).collect()
            }
            Self::Some(key) => vec![key.clone()],
            Self::Undecided => Vec::new(),
        }
    }
}

fn counted(label: Label, index: Val) -> Key {
    Key { label, bound: Some(("count", Val::object([(Rc::from("index"), index)]))) }
}

fn each(label: Label, key: Val, value: Val) -> Key {
    let object = Val::object([(Rc::from("key"), key), (Rc::from("value"), value)]);
    Key { label, bound: Some(("each", object)) }
}

impl<'f> Run<'f> {
    /// The instances that a block has in a module instance.
    pub(in crate::terraform) fn keys(&self, block: &Block, instance: &Rc<Instance<'f>>) -> Keys {
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
            Ok(Some(Val::Number(number))) => number.as_usize().filter(|number| *number <= MANY),
            _ => None,
        };
        if let Some(number) = number {
            return Keys::Count(number);
        }
        let any = |what: &What| {
            let index = self.named(what.with(format!("{}[*]", what.words)), count.place(), Type::Number, Form::Plain);
            counted(Label::Any, index)
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

    /// Whether there is any instance must be decided: whether what is unknown is more than nothing.
    pub(super) fn some_or_none(
        &self,
        value: &Val,
        is_collection: bool,
        place: &Place,
        any: impl Fn(&What) -> Key,
    ) -> Keys {
        let Val::Unknown(unknown, _) = value else { return Keys::Undecided };
        let words = match is_collection {
            true => format!("length({}) > 0", unknown.what.words),
            false => format!("{} > 0", unknown.what.operand()),
        };
        let what = unknown.what.with(words);
        let is_some = self.named(what, place.clone(), Type::Bool, Form::Plain);
        match self.truth(&is_some) {
            Ok(Some(true)) => Keys::Some(any(&unknown.what)),
            Ok(Some(false)) => Keys::Each(Vec::new()),
            Ok(None) | Err(Wrong) => Keys::Undecided,
        }
    }
}

/// The keys and values of what `for_each` takes: a map, an object, or a set of texts.
fn pairs(value: &Val) -> Option<Vec<(Rc<str>, Val)>> {
    match value {
        Val::Object(entries) | Val::Map(_, entries) => {
            Some(entries.iter().map(|(key, value)| (Rc::clone(key), value.clone())).collect())
        }
        Val::Set(_, items) => items
            .iter()
            .map(|item| match item {
                Val::Text(text) => Some((Rc::clone(text), item.clone())),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}
