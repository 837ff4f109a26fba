//! Keys of instances: which of those that `count` and `for_each` make.

use std::fmt;
use std::rc::Rc;

use super::names::Names;
use super::typed_value::TypedValue;
use crate::hcl;

/// Key of an instance of a resource or module.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    label: Label,
    /// Value of `each` or `count` for it.
    bound: Option<(&'static str, TypedValue)>,
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
pub(crate) enum Keys {
    /// One, without `count` or `for_each`.
    Single,
    /// None, where one would have no key.
    Absent,
    /// Instances by `count`.
    Count(usize),
    /// Instances by `for_each`.
    Each(Vec<(Rc<str>, TypedValue)>),
    /// One or more, it is not known which; the key stands for all.
    Some(Key),
    /// It must be decided first whether there is any.
    Undecided,
}

impl Key {
    pub(crate) fn single() -> Self {
        Self { label: Label::None, bound: None }
    }

    /// The key that stands for any number of instances by `count`.
    pub(super) fn any_index(index: TypedValue) -> Self {
        indexed(Label::Any, index)
    }

    /// The key that stands for any number of instances by `for_each`.
    pub(super) fn any(key: TypedValue, value: TypedValue) -> Self {
        each(Label::Any, key, value)
    }

    /// Returns the key and the value that `each` has for it.
    pub(super) fn element(&self) -> Option<(TypedValue, TypedValue)> {
        let (_, bound) = self.bound.as_ref()?;
        let entries = bound.entries()?;
        Some((entries.get("key")?.clone(), entries.get("value")?.clone()))
    }

    /// The name that it gives to expressions.
    pub(crate) fn names(&self) -> Option<Names<'_>> {
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
    pub(crate) fn all(&self) -> Vec<Key> {
        match self {
            Self::Single => vec![Key::single()],
            Self::Count(count) => {
                (0..*count).map(|index| indexed(Label::Index(index), TypedValue::count(index))).collect()
            }
            Self::Each(pairs) => {
                let key = |(key, value): &(Rc<str>, TypedValue)| {
                    each(Label::Text(Rc::clone(key)), TypedValue::Text(Rc::clone(key)), value.clone())
                };
                pairs.iter().map(key).collect()
            }
            Self::Some(key) => vec![key.clone()],
            Self::Absent | Self::Undecided => Vec::new(),
        }
    }
}

fn indexed(label: Label, index: TypedValue) -> Key {
    Key { label, bound: Some(("count", TypedValue::object([(Rc::from("index"), index)]))) }
}

fn each(label: Label, key: TypedValue, value: TypedValue) -> Key {
    let object = TypedValue::object([(Rc::from("key"), key), (Rc::from("value"), value)]);
    Key { label, bound: Some(("each", object)) }
}
