//! A value of a template with its place, whichever language it is written in.

use crate::source::Span;

/// Value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    /// Its text; of one over several lines the first line.
    pub(crate) span: Span,
}

/// Value of a template. A short form of YAML, `!Ref A`, is the object that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    /// A string, a number or a boolean, as CloudFormation turns one into the other.
    Scalar(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// The reason why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) reason: String,
    /// The byte where it is found.
    pub(crate) at: usize,
}

impl Node {
    /// The value behind a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The entries of an object; none of anything else.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn items(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The function of an object with one key, and its argument.
    pub(super) fn function(&self) -> Option<(&str, &Self)> {
        match self.entries() {
            [(name, argument)] if name == "Ref" || name == "Condition" || name.starts_with("Fn::") => {
                Some((name, argument))
            }
            _ => None,
        }
    }
}
