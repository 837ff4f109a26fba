//! Redaction of a text of which only some parts may be shown: a state holds secrets.

use std::sync::Arc;

use crate::source::{Source, Span};

/// A source with the same lines and offsets, blank but for these spans, which do not overlap.
pub(super) fn redact(source: &Source, shown: &[Span]) -> Arc<Source> {
    let mut spans = shown.to_vec();
    spans.sort();
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for span in spans {
        blank(source.slice(Span { start: at, end: span.start }), &mut text);
        text.push_str(source.slice(span));
        at = span.end;
    }
    blank(source.slice(Span { start: at, end: source.text().len() }), &mut text);
    Source::new(source.name(), text)
}

/// Adds blanks of the same bytes for every character that does not end a line.
fn blank(text: &str, to: &mut String) {
    for line in text.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            _ if !line.is_ascii() => blank_chars(line, to),
            Some(body) => {
                to.push_str(&" ".repeat(body.len()));
                to.push('\n');
            }
            None => to.push_str(&" ".repeat(line.len())),
        }
    }
}

fn blank_chars(text: &str, to: &mut String) {
    for char in text.chars() {
        match char.len_utf8() {
            1 if char == '\n' => to.push('\n'),
            1 => to.push(' '),
            2 => to.push('\u{a0}'),
            3 => to.push('\u{2003}'),
            _ => to.push_str("\u{a0}\u{a0}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_blank_and_everything_keeps_its_place() {
        let source = Source::new("s", "a: \"ß\u{1F600}€\",\nb: \"ok\"");
        let start = source.text().find("\"ok\"").unwrap();
        let redacted = redact(&source, &[Span { start, end: start + 4 }]);
        assert_eq!(redacted.text().len(), source.text().len());
        assert_eq!(redacted.text().trim(), "\"ok\"");
        assert_eq!(redacted.position(start), source.position(start));
    }
}
