//! A reason why a text has no tree.

use crate::json;
use crate::source::Span;

/// A reason why a text, or a part of it, has no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Place of the failure.
    pub(crate) span: Span,
    pub(crate) reason: Reason,
}

/// The kinds of failure. Of all but [`Reason::NoTemplate`] nothing of the text is in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The text is not native syntax, in the words of the parser.
    NotHcl(String),
    /// The text is not JSON, in the words of the parser.
    NotJson(String),
    /// A string in JSON is not a template, in the words of the parser. It is in the tree as an unread expression.
    NoTemplate(String),
    /// Brackets or operators are nested too deeply, in the words of the parser.
    TooDeep(String),
}

impl Failure {
    /// A failure of the parser of JSON.
    pub(super) fn json(error: json::Error) -> Self {
        Self { span: Span { start: error.at, end: error.at + 1 }, reason: Reason::NotJson(error.reason) }
    }

    /// The reason in words.
    pub(crate) fn words(&self) -> String {
        match &self.reason {
            Reason::NotHcl(words) | Reason::NotJson(words) | Reason::NoTemplate(words) | Reason::TooDeep(words) => {
                words.clone()
            }
        }
    }
}
