//! Text of an inventory under the name that it is shown by.

use std::sync::Arc;

use crate::source::Source;

/// Text of an inventory. A source is made of it where something is to be shown: it copies what may be hundreds of megabytes.
#[derive(Clone, Copy)]
pub(super) struct Input<'t> {
    pub(super) name: &'t str,
    pub(super) text: &'t str,
}

impl<'t> Input<'t> {
    /// The input of a text, without its byte order mark, as its source has it.
    pub(super) fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text: text.strip_prefix('\u{feff}').unwrap_or(text) }
    }

    /// The source that findings point into.
    pub(super) fn source(self) -> Arc<Source> {
        Source::new(self.name, self.text)
    }
}
