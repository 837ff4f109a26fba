//! One repository of a policy: what was written, what it means with its prefix, and the names it stands for.

use std::sync::Arc;

use crate::source::{At, Span};
use crate::wildcard::Pattern;

/// An entry of a `repositories` list.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The place.
    pub span: Span,
    /// The name or glob, prefix included.
    pub text: String,
    /// The names it stands for: without `*` exactly one.
    pub pattern: Pattern,
    /// The `name` of its `[[scan]]`, or what else asked for it: `basic` or `rest`.
    pub rule: Arc<str>,
}

impl Entry {
    /// The entry of that text under a prefix, which may be empty; `rule` is what asked for it.
    pub(crate) fn new(rule: &Arc<str>, prefix: &str, written: &At<String>) -> Self {
        let text = if prefix.is_empty() { written.value.clone() } else { format!("{prefix}/{}", written.value) };
        Self { span: written.span, pattern: Pattern::glob(&text), text, rule: Arc::clone(rule) }
    }

    /// The entry that stands for every repository, asked for at that place.
    pub(crate) fn everything(rule: &str, span: Span) -> Self {
        Self { span, pattern: Pattern::glob("*"), text: "*".to_owned(), rule: rule.into() }
    }

    /// Tells whether it is one repository's name rather than a glob.
    pub(crate) fn is_exact(&self) -> bool {
        !self.text.contains('*')
    }
}
