//! The parts of a source that are shown for labels.
//!
//! The renderer walks over all that it is given, once for each finding. So it is given no more than the lines of labels that
//! stand near each other, and of a long line no more than what is around them: else ten thousand findings on one line of
//! a hundred kilobytes would be a gigabyte of text.

use std::borrow::Cow;
use std::ops::Range;

use super::diagnostic::Label;
use super::unsafe_char::is_unsafe;
use crate::source::{Source, Span};

/// The most bytes between two labels that are shown in one excerpt.
const FAR: usize = 8 * 1024;

/// Bytes of a line before the first label, or behind the last, beyond which it is cut.
const LONG: usize = 2000;

/// Bytes that are kept of a line that is cut: more than the renderer shows.
const KEPT: usize = 600;

/// Part of a source with the labels in it.
pub(super) struct Excerpt<'d> {
    pub(super) text: Cow<'d, str>,
    /// The number of its first line.
    pub(super) line: usize,
    /// The count of characters of that line that are cut off before it.
    pub(super) cut: usize,
    /// The labels with their places in the text.
    pub(super) marks: Vec<(Range<usize>, &'d Label)>,
}

/// Returns the excerpts of a source for some labels, the one with the first label first.
pub(super) fn excerpts<'d>(source: &'d Source, labels: &[&'d Label]) -> Vec<Excerpt<'d>> {
    let mut sorted: Vec<&Label> = labels.to_vec();
    sorted.sort_by_key(|label| label.place.span);
    let mut groups: Vec<Span> = Vec::new();
    for label in sorted {
        let span = shortened(source, label);
        match groups.last_mut() {
            Some(group) if span.start <= group.end.saturating_add(FAR) => group.end = group.end.max(span.end),
            _ => groups.push(span),
        }
    }
    let of_first = labels.first().and_then(|first| groups.iter().position(|group| holds(*group, first)));
    groups.rotate_left(of_first.unwrap_or_default());
    let excerpt = |group: Span| {
        let own = labels.iter().copied().filter(|label| holds(group, label));
        excerpt(source, group, own.map(|label| (shortened(source, label), label)))
    };
    groups.into_iter().map(excerpt).collect()
}

fn holds(group: Span, label: &Label) -> bool {
    (group.start..=group.end).contains(&label.place.span.start)
}

/// The span of a label; of a very long one its start.
fn shortened(source: &Source, label: &Label) -> Span {
    let Span { start, end } = label.place.span;
    source.clamp(Span { start, end: end.min(start.saturating_add(FAR)) })
}

fn excerpt<'d>(source: &'d Source, group: Span, labels: impl Iterator<Item = (Span, &'d Label)>) -> Excerpt<'d> {
    let line = source.position(group.start).line;
    let before = source.slice(Span { start: 0, end: group.start });
    let behind = source.slice(Span { start: group.end, end: source.text().len() });
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = group.end + behind.find('\n').map_or(behind.len(), |newline| newline + 1);
    let is_long = |length: usize| length > LONG;
    let start = if is_long(group.start - line_start) { group.start - KEPT } else { line_start };
    let end = if is_long(line_end - group.end) { group.end + KEPT } else { line_end };
    let shown = source.clamp(Span { start, end });
    let cut = source.slice(Span { start: line_start, end: shown.start }).chars().count();
    let within = |span: Span| span.start.saturating_sub(shown.start)..span.end.saturating_sub(shown.start);
    let mut marks: Vec<_> = labels.map(|(span, label)| (within(span), label)).collect();
    let text = cleaned(source.slice(shown), &mut marks);
    Excerpt { text, line, cut, marks }
}

/// Replaces what the renderer would pass on to a terminal, and moves the labels with it. It makes the control characters of
/// ASCII visible itself.
fn cleaned<'t>(text: &'t str, marks: &mut [(Range<usize>, &Label)]) -> Cow<'t, str> {
    let is_passed_on = |char: char| !char.is_ascii() && is_unsafe(char);
    if !text.contains(is_passed_on) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, char) in text.char_indices() {
        if is_passed_on(char) {
            clean.push(char::REPLACEMENT_CHARACTER);
            places.push((at + char.len_utf8(), clean.len()));
        } else {
            clean.push(char);
        }
    }
    let moved = |at: usize| {
        let last = places.partition_point(|(old, _)| *old <= at).checked_sub(1).and_then(|last| places.get(last));
        last.map_or(at, |(old, new)| new + at - old)
    };
    for (range, _) in marks {
        *range = moved(range.start)..moved(range.end);
    }
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::Place;

    fn label(source: &Arc<Source>, span: Range<usize>) -> Label {
        Label { place: Place::new(source, span.into()), text: String::new(), primary: true }
    }

    #[test]
    fn a_long_line_is_cut_around_its_label() {
        let text = format!("first\n{}X{}\nlast", "é".repeat(50_000), "b".repeat(50_000));
        let at = text.find('X').unwrap();
        let source = Source::new("p", text);
        let label = label(&source, at..at + 1);
        let excerpts = excerpts(&source, &[&label]);
        let [excerpt] = excerpts.as_slice() else { panic!("one excerpt") };
        let (mark, _) = excerpt.marks.first().unwrap();
        assert_eq!(excerpt.text.get(mark.clone()), Some("X"));
        assert!(excerpt.text.len() < 2 * KEPT + 4);
        assert_eq!(
            (excerpt.line, excerpt.cut + excerpt.text.chars().position(|char| char == 'X').unwrap()),
            (2, 50_000)
        );
    }

    #[test]
    fn labels_far_apart_are_shown_apart() {
        let source = Source::new("p", format!("a\n{}b\nc\n", "x\n".repeat(FAR)));
        let end = source.text().len();
        let (first, second, third) =
            (label(&source, 0..1), label(&source, end - 4..end - 3), label(&source, end - 2..end - 1));
        let excerpts = excerpts(&source, &[&third, &first, &second]);
        let texts: Vec<&str> = excerpts.iter().map(|excerpt| &*excerpt.text).collect();
        assert_eq!(texts, ["b\nc\n", "a\n"]);
    }

    #[test]
    fn labels_move_with_what_is_replaced() {
        let source = Source::new("p", "\u{9b}a\u{202e}b\u{1b}c");
        let label = label(&source, 6..7);
        assert_eq!(source.slice(label.place.span), "b");
        let excerpts = excerpts(&source, &[&label]);
        let [excerpt] = excerpts.as_slice() else { panic!("one excerpt") };
        assert_eq!(excerpt.text, "\u{fffd}a\u{fffd}b\u{1b}c");
        assert_eq!(excerpt.text.get(excerpt.marks.first().unwrap().0.clone()), Some("b"));
    }
}
