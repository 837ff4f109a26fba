//! Refusal of a pattern.

use std::fmt;

use crate::source::Span;

/// The reason why AWS refuses a pattern, or why it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A sentence without a full stop that follows `the pattern`.
    pub reason: String,
    /// What to do about it, where that does not follow.
    pub help: Option<String>,
    /// The place in the pattern's text.
    pub span: Span,
    /// True if AWS does not refuse it: it has more branches than are looked at here.
    pub is_own: bool,
}

impl Refusal {
    pub(super) fn at(span: Span, reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), help: None, span, is_own: false }
    }

    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the pattern {}", self.reason)
    }
}
