//! [`Layer`]: one of the files of a policy, told by the places of its values.
//!
//! A policy that extends others is one document of several files. A span in it is one of their texts laid behind one another:
//! every file has a range of its own, so that a value keeps its place wherever it is merged into, and no value carries a file. The
//! ranges of bases come before that of the policy, as their values come first in the document. What stands nowhere (`0..0`) counts
//! as the policy's.

use std::ops::Range;

use crate::source::Span;

/// File of a policy: 0 is the policy itself, 1 the base that it extends, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Layer(pub(super) usize);

/// Range of a file, in bytes: more than a policy may have.
const SIZE: usize = 1 << 23;

/// The most layers: as many as files may extend one another, and fewer than the addresses of 32 bits have room for.
pub(super) const MOST_LAYERS: usize = 16;

const _: () = assert!(super::load::MAX_BYTES < SIZE as u64);

impl Layer {
    /// Returns the span of a range of the file's text, among those of all files.
    pub(super) fn span(self, range: Range<usize>) -> Span {
        let start = (MOST_LAYERS + 1).saturating_sub(self.0) * SIZE;
        Span { start: start + range.start, end: start + range.end }
    }

    /// Returns the file that a span is of, and the span in its text.
    pub(super) fn of(span: Span) -> (Self, Span) {
        let slot = span.start / SIZE;
        let (layer, start) = (if slot == 0 { 0 } else { (MOST_LAYERS + 1).saturating_sub(slot) }, slot * SIZE);
        (Self(layer), Span { start: span.start - start, end: span.end.saturating_sub(start) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_comes_back_from_every_layer() {
        for layer in 0..=MOST_LAYERS {
            for range in [0..0, 3..9, SIZE - 2..SIZE - 1] {
                let (back, span) = Layer::of(Layer(layer).span(range.clone()));
                assert_eq!((back, span.range()), (Layer(layer), range));
            }
        }
        assert_eq!(Layer::of(Span::default()), (Layer(0), Span::default()));
        assert!(Layer(1).span(5..6) < Layer(0).span(0..1));
    }
}
