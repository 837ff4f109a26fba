//! Diagnostics as a person reads them in a terminal: the offending text underlined, every place labelled.
//!
//! Drawn by annotate-snippets, the renderer of rustc and cargo. It panics on spans outside the text, which
//! [`Place`](crate::source::Place) rules out, and passes control characters in labels through, which are replaced here.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::diagnostic::Diagnostic;
use super::diagnostic::Label;
use super::excerpt::{Excerpt, excerpts};
use super::fit::fit;
use super::grouped::grouped;
use super::severity::Severity;
use super::unsafe_char::is_unsafe;
use crate::source::Source;

/// Lines longer than this are shortened around the underlined part.
const WIDTH: usize = 140;

/// All of them, those of a file that many extend once, each followed by an empty line; with colours as ANSI sequences where `styled`.
pub fn render(diagnostics: &[Diagnostic], styled: bool) -> String {
    render_within(diagnostics, styled, None)
}

/// The same, in so many columns where a number is given.
pub fn render_within(diagnostics: &[Diagnostic], styled: bool, columns: Option<usize>) -> String {
    let width = columns.map_or(WIDTH, |columns| columns.min(WIDTH));
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let mut out = String::new();
    for diagnostic in &grouped(diagnostics) {
        let shown = shown(diagnostic);
        let rendered = renderer.render(&[group(diagnostic, &shown)]);
        let rendered = with_cut_columns(rendered, &shown);
        match columns {
            Some(columns) => out.push_str(&fit(&rendered, columns)),
            None => out.push_str(&rendered),
        }
        out.push_str("\n\n");
    }
    out
}

/// The excerpts of each source that labels point into; none of one that is shown by its path alone.
type Shown<'d> = Vec<(&'d Arc<Source>, Vec<Excerpt<'d>>)>;

fn shown(diagnostic: &Diagnostic) -> Shown<'_> {
    let of_source = |source: &'_ Arc<Source>| {
        diagnostic.labels.iter().filter(|label| label.place.source == *source).collect::<Vec<&Label>>()
    };
    let excerpts = |source| match is_path_alone(source, diagnostic) {
        true => (source, Vec::new()),
        false => (source, excerpts(source, &of_source(source))),
    };
    sources(diagnostic).into_iter().map(excerpts).collect()
}

/// Counts the columns in the places above excerpts from the start of the line, where that is cut off.
fn with_cut_columns(mut rendered: String, shown: &Shown<'_>) -> String {
    let mut from = 0;
    for (source, excerpt) in shown.iter().flat_map(|(source, excerpts)| excerpts.iter().map(move |one| (source, one))) {
        let place = format!("{}:{}:", path(source), excerpt.line);
        let Some(at) = rendered.get(from..).and_then(|rest| rest.find(&place)).filter(|_| excerpt.cut > 0) else {
            continue;
        };
        from += at + place.len();
        let digits = rendered.get(from..).unwrap_or_default();
        let digits = digits.len() - digits.trim_start_matches(|char: char| char.is_ascii_digit()).len();
        let column = rendered.get(from..from + digits).and_then(|digits| digits.parse::<usize>().ok());
        if let Some(column) = column {
            rendered.replace_range(from..from + digits, &(column + excerpt.cut).to_string());
        }
    }
    rendered
}

fn group<'d>(diagnostic: &'d Diagnostic, shown: &'d Shown<'d>) -> Group<'d> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(printable(&diagnostic.message).replace('\n', "\u{240a}")).id(diagnostic.code.code);
    let mut group = Group::with_title(title);
    for (source, excerpts) in shown {
        if excerpts.is_empty() {
            group = group.element(Origin::path(path(source)));
        }
        for excerpt in excerpts {
            group = group.element(snippet(source, excerpt));
        }
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

fn snippet<'d>(source: &Source, excerpt: &'d Excerpt<'d>) -> Snippet<'d, annotate_snippets::Annotation<'d>> {
    let annotations = excerpt.marks.iter().map(|(range, label)| annotation(label, range.clone()));
    Snippet::source(&*excerpt.text).path(path(source)).line_start(excerpt.line).annotations(annotations)
}

/// The source's name, in a line: the renderer passes on what stands in it.
fn path(source: &Source) -> String {
    printable(source.name()).replace('\n', "\u{240a}")
}

fn annotation(label: &Label, range: Range<usize>) -> annotate_snippets::Annotation<'_> {
    let kind = if label.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(range);
    if label.text.is_empty() { annotation } else { annotation.label(printable(&label.text)) }
}

/// The text with what could drive a terminal or turn the order of letters around made visible; a line break stays.
pub(crate) fn printable(text: &str) -> String {
    // Hardly any text has a character beyond the first.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) || !text.contains(is_unsafe) {
        return text.to_owned();
    }
    text.chars().map(|char| if is_unsafe(char) { '\u{fffd}' } else { char }).collect()
}

/// The same for a text in which tabs stay, as they must in a diff that is applied.
pub(crate) fn printable_with_tabs(text: &str) -> String {
    let pieces: Vec<String> = text.split('\t').map(printable).collect();
    pieces.join("\t")
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
