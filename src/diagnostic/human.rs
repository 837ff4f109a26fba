//! Diagnostics as a person reads them in a terminal: the offending text underlined, every place labelled.
//!
//! Drawn by annotate-snippets, the renderer of rustc and cargo. It panics on spans outside the text, which
//! [`Place`](crate::source::Place) rules out, and passes control characters in labels through, which are replaced here.

use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::diagnostic::Diagnostic;
use super::diagnostic::Label;
use super::severity::Severity;
use crate::source::{Source, Span};

/// Lines longer than this are shortened around the underlined part.
const WIDTH: usize = 140;

/// All of them, each followed by an empty line; with colours as ANSI sequences where `styled`.
pub fn render(diagnostics: &[Diagnostic], styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic)]));
        out.push_str("\n\n");
    }
    out
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(printable(&diagnostic.message).replace('\n', "\u{240a}")).id(diagnostic.code.code);
    let mut group = Group::with_title(title);
    for source in sources(diagnostic) {
        group = if is_path_alone(source, diagnostic) {
            group.element(Origin::path(path(source)))
        } else {
            group.element(snippet(source, diagnostic))
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    group
}

/// The sources that labels point into, in the order of their first label.
fn sources(diagnostic: &Diagnostic) -> Vec<&Arc<Source>> {
    let mut sources: Vec<&Arc<Source>> = Vec::new();
    for label in &diagnostic.labels {
        if !sources.contains(&&label.place.source) {
            sources.push(&label.place.source);
        }
    }
    sources
}

/// Tells whether the diagnostic speaks of a file or directory as such: there is no text to show, and no remark on a place
/// in it.
fn is_path_alone(source: &Arc<Source>, diagnostic: &Diagnostic) -> bool {
    let mut labels = diagnostic.labels.iter().filter(|label| label.place.source == *source);
    source.text().is_empty() && labels.all(|label| label.text.is_empty())
}

fn snippet<'d>(source: &'d Arc<Source>, diagnostic: &'d Diagnostic) -> Snippet<'d, annotate_snippets::Annotation<'d>> {
    let labels = || diagnostic.labels.iter().filter(|label| label.place.source == *source);
    let shown = lines_around(source, labels());
    let line = source.position(shown.start).line;
    let annotations = labels().map(|label| annotation(label, shown.start));
    Snippet::source(source.slice(shown)).path(path(source)).line_start(line).annotations(annotations)
}

/// The source's name, in a line: the renderer passes on what stands in it.
fn path(source: &Source) -> String {
    printable(source.name()).replace('\n', "\u{240a}")
}

/// The lines from the first label to the last: of a very long text the renderer need not see the rest.
fn lines_around<'l>(source: &Source, labels: impl Iterator<Item = &'l Label> + Clone) -> Span {
    let start = labels.clone().map(|label| label.place.span.start).min().unwrap_or_default();
    let end = labels.map(|label| label.place.span.end).max().unwrap_or_default();
    let before = source.slice(Span { start: 0, end: start });
    let behind = source.slice(Span { start: end, end: source.text().len() });
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Span { start, end: end + behind.find('\n').map_or(behind.len(), |newline| newline + 1) }
}

fn annotation(label: &Label, shown_from: usize) -> annotate_snippets::Annotation<'_> {
    let kind = if label.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let Span { start, end } = label.place.span;
    let annotation = kind.span(start.saturating_sub(shown_from)..end.saturating_sub(shown_from));
    if label.text.is_empty() { annotation } else { annotation.label(printable(&label.text)) }
}

/// The text with what could drive a terminal or turn the order of letters around made visible; a line break stays.
pub(crate) fn printable(text: &str) -> String {
    if !text.contains(is_unsafe) {
        return text.to_owned();
    }
    text.chars().map(|char| if is_unsafe(char) { '\u{fffd}' } else { char }).collect()
}

/// The same for a text in which tabs stay, as they must in a diff that is applied.
pub(crate) fn printable_with_tabs(text: &str) -> String {
    let pieces: Vec<String> = text.split('\t').map(printable).collect();
    pieces.join("\t")
}

/// Control characters, and those of Unicode that break lines or change the direction of writing.
pub(crate) fn is_unsafe(char: char) -> bool {
    let is_directed =
        matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_directed || (char.is_control() && char != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_never_reach_a_terminal() {
        assert_eq!(printable("a\u{1b}[31m\nb"), "a\u{fffd}[31m\nb");
        assert_eq!(printable("a\u{202e}b"), "a\u{fffd}b");
    }
}
