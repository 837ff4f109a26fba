//! Positions in a text that is a part of a source.

use crate::source::Span;

/// Mapping from places of a parsed text to places of the source.
#[derive(Debug, Clone, Copy)]
pub(super) enum At {
    /// They are that many bytes further on.
    Offset(usize),
    /// They are all within a text whose escapes make the bytes differ.
    Whole(Span),
}

impl At {
    /// The place in the source of a range of the text.
    pub(super) fn span(self, start: usize, end: usize) -> Span {
        match self {
            Self::Offset(offset) => Span { start: start + offset, end: end + offset },
            Self::Whole(span) => span,
        }
    }
}
