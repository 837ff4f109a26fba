//! Text of an inventory under the name that it is shown by.

use std::sync::Arc;

use super::image::Image;
use super::taken::Taken;
use crate::source::{Source, Span};

/// Text of an inventory. A source is made of it where something is to be shown: it copies what may be hundreds of megabytes.
#[derive(Clone, Copy)]
pub(super) struct Input<'t> {
    pub(super) name: &'t str,
    pub(super) text: &'t str,
    taken: Option<&'t Taken>,
    /// The bytes of the mark at the beginning.
    mark: usize,
}

impl<'t> Input<'t> {
    /// The input of a text, without its byte order mark, as its source has it.
    pub(super) fn new(name: &'t str, text: &'t str) -> Self {
        let whole = text;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { name, text, taken: None, mark: whole.len() - text.len() }
    }

    /// The same input, whose text lacks these images.
    pub(super) fn without(self, taken: &'t Taken) -> Self {
        Self { taken: Some(taken), ..self }
    }

    /// The images that stood behind the one whose repository's name is there, of the same repository.
    pub(super) fn taken_behind(self, name: Span) -> &'t [Image] {
        self.taken.map(|taken| taken.behind(name.start + self.mark)).unwrap_or_default()
    }

    /// The source that findings point into.
    pub(super) fn source(self) -> Arc<Source> {
        Source::new(self.name, self.text)
    }
}
