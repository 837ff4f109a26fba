#![doc = include_str!("template-error.md")]

use std::sync::Arc;

use tera::{Error, ErrorKind};

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Position, Source, Span};

pub(super) static CODE: Code = page!(Error "R001" "template-error");

/// A template that can't be compiled, or fails on a policy.
pub(super) fn report(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let (message, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (sentence(report.message()), Span::from(report.span().range.clone()))
        }
        other => flattened(source, &other.to_string()),
    };
    Diagnostic::new(&CODE, format!("the template `{}` fails: {message}", source.name()))
        .primary(Place::new(source, span), "")
        .help("`scanwright init --templates DIR` writes the built-in templates, which use every name that is defined")
}

/// A template that is more work than is done for it.
pub(super) fn beyond(source: &Arc<Source>, reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the template `{}` fails: {reason}", source.name()))
        .primary(Place::new(source, Span::default()), "")
        .help("`scanwright init --templates DIR` writes the built-in templates, which render within milliseconds")
}

/// Some errors come as a finished report only: `error: <message>`, then `--> <file>:<line>:<column>`.
fn flattened(source: &Source, report: &str) -> (String, Span) {
    let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut numbers = place.unwrap_or_default().rsplit(':').filter_map(|number| number.parse().ok());
    let (column, line) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
    let start = source.byte(Position { line, column });
    (sentence(report), Span { start, end: start + 1 })
}

/// The first line, as messages are written: lower case, without a full stop.
fn sentence(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line).trim_end_matches('.');
    let mut chars = line.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
