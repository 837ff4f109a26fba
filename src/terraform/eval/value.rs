//! Values of expressions.

use std::collections::BTreeMap;

/// A value of Terraform's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// `null`: as good as not written.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, in decimal.
    Number(String),
    Text(String),
    /// A list, a tuple or a set; a set's elements are sorted and different.
    List(Vec<Value>),
    /// A map or an object.
    Map(BTreeMap<String, Value>),
    /// Not told by the text.
    Unknown(Open),
}

/// A value that the text does not tell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Open {
    /// The unknown that it depends on, in the words of the configuration, such as `data.aws_region.this.name`.
    pub what: String,
    /// If it is the id of the account that a provider acts in: the settings of that provider, as
    /// the location of a resource has them.
    pub account: Option<String>,
    /// Values that it is certainly not; if it is a collection, that are certainly not in it.
    pub without: Vec<Value>,
    /// Unknowns of the configuration that it depends on, in its words: `var.env`, `data.aws_region.this`. Empty where that is
    /// not known.
    pub roots: Vec<String>,
}

impl Open {
    /// Something unknown of which nothing more is known.
    pub fn new(what: String) -> Self {
        Self { what, account: None, without: Vec::new(), roots: Vec::new() }
    }
}

impl Value {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if it is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the words of the unknown that it depends on, if it or something in it is unknown.
    pub fn unknown(&self) -> Option<&str> {
        self.open().map(|open| open.what.as_str())
    }

    /// Returns the unknown that it depends on, if it or something in it is unknown.
    pub(crate) fn open(&self) -> Option<&Open> {
        match self {
            Self::Unknown(open) => Some(open),
            Self::List(elements) => elements.iter().find_map(Self::open),
            Self::Map(entries) => entries.values().find_map(Self::open),
            _ => None,
        }
    }
}
