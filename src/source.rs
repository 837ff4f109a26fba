//! Texts with the names that they are shown under, and places in them.
//!
//! Every diagnostic points at places: a [`Source`] and a [`Span`] of bytes in it. A leading byte order mark is dropped
//! when a source is made, so that no line or column counts it.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Text with the name that it is shown under.
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    line_starts: OnceLock<Vec<usize>>,
}

impl Source {
    /// Makes a source of that name; a byte order mark at the start of `text` is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::shared(name, Arc::from(text.into()))
    }

    /// The same of a text that others hold too, which is not copied.
    pub(crate) fn shared(name: impl Into<String>, text: Arc<str>) -> Arc<Self> {
        let text = text.strip_prefix('\u{feff}').map(Arc::from).unwrap_or(text);
        Arc::new(Self { name: name.into().into(), text, line_starts: OnceLock::new() })
    }

    /// Returns the name as a person reads it: a path as it was given, or `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the name for somebody who keeps it.
    pub(crate) fn shared_name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }

    /// Returns whether the name is one of a file in JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.name.ends_with(".json")
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text of a span; empty if the span lies outside.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(self.clamp(span).range()).unwrap_or_default()
    }

    /// Moves a span inside the text, to where it cuts no character in two.
    pub fn clamp(&self, span: Span) -> Span {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end.max(start));
        Span { start, end }
    }

    /// Returns line and column of a byte, both counted from 1; columns count characters.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_starts().partition_point(|start| *start <= byte);
        let start = self.line_starts().get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = self.text.get(start..byte).unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }

    /// Returns the start of each line, which is computed once.
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(index, _)| index + 1)).collect()
        })
    }

    /// Returns the byte of a position; the end of the text if it lies outside.
    pub fn byte(&self, position: Position) -> usize {
        let lines = self.text.split_inclusive('\n');
        let before: usize = lines.clone().take(position.line.saturating_sub(1)).map(str::len).sum();
        let line = lines.clone().nth(position.line.saturating_sub(1)).unwrap_or_default();
        let within: usize = line.chars().take(position.column.saturating_sub(1)).map(char::len_utf8).sum();
        before + within
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || (self.name == other.name && self.text == other.text)
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Source({})", self.name)
    }
}

/// Position in a text, as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Half-open range of bytes in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span of a slice of a text.
    pub(crate) fn of_part(text: &str, part: &str) -> Self {
        let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        Self { start, end: start + part.len() }
    }

    /// Returns the span as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// Value with its place in the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub value: T,
    /// The place.
    pub span: Span,
}

impl<T> At<T> {
    /// Makes a value at a place.
    pub(crate) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Span of a particular source, which a label points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub source: Arc<Source>,
    pub span: Span,
}

impl Place {
    /// Makes the place of a span, which is moved inside the text if it is not.
    pub fn new(source: &Arc<Source>, span: Span) -> Self {
        Self { source: Arc::clone(source), span: source.clamp(span) }
    }

    /// Returns the text that stands there.
    pub fn text(&self) -> &str {
        self.source.slice(self.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_no_byte_order_mark() {
        let source = Source::new("p", "\u{feff}é = 1\nx");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(3), Position { line: 1, column: 3 });
        assert_eq!(source.position(7), Position { line: 2, column: 1 });
        assert_eq!(source.position(99), Position { line: 2, column: 2 });
        for byte in [0, 2, 3, 6, 7] {
            assert_eq!(source.byte(source.position(byte)), byte);
        }
    }

    #[test]
    fn spans_are_moved_off_the_middle_of_a_character() {
        let source = Source::new("p", "é=1");
        assert_eq!(source.clamp(Span { start: 1, end: 1 }), Span { start: 0, end: 2 });
        assert_eq!(source.slice(Span { start: 1, end: 90 }), "é=1");
    }
}
