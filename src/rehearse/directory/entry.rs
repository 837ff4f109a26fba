//! Entries of a file, the same for native syntax and JSON, as far as a rehearsal must know them.
//!
//! Nothing is left out: what is neither a body, a list, a plain text nor a name is there as [`Content::Other`]. Only the two
//! syntaxes' own ways to say a thing are made one, so that what is looked for can't hide in the other.

use crate::source::Span;

/// An argument or a block, at the top of a file or within another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The argument's name or the block's type.
    pub name: String,
    /// The block's labels.
    pub labels: Vec<String>,
    /// Place of the name and labels.
    pub header: Span,
    /// Place of the whole entry; in JSON that of the value alone.
    pub span: Span,
    pub content: Content,
}

/// Content of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A block's body or an object.
    Body(Vec<Entry>),
    /// A list, or the same block several times.
    List(Vec<(Content, Span)>),
    /// A text without interpolation.
    Text(String),
    /// The first name of a reference: `aws` of `aws.europe`.
    Name(String),
    /// Any other expression.
    Other,
}

impl Entry {
    /// A label; empty where there is none.
    pub(crate) fn label(&self, index: usize) -> &str {
        self.labels.get(index).map_or("", String::as_str)
    }

    /// The entries in it; those of every element where it is a list.
    pub(crate) fn inner(&self) -> impl Iterator<Item = &Self> {
        self.content.bodies().into_iter().flatten()
    }

    /// The entries in it of one name.
    pub(crate) fn inner_of(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.inner().filter(move |entry| entry.name == name)
    }

    /// The text that it holds.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Content {
    /// The bodies: its own, or those of its elements.
    pub(crate) fn bodies(&self) -> Vec<&[Entry]> {
        match self {
            Self::Body(entries) => vec![entries],
            Self::List(items) => items.iter().flat_map(|(item, _)| item.bodies()).collect(),
            Self::Text(_) | Self::Name(_) | Self::Other => Vec::new(),
        }
    }
}
