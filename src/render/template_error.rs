#![doc = include_str!("template-error.md")]

use std::sync::Arc;

use tera::{Error, ErrorKind};

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "R001" "template-error");

/// A template that can't be compiled, or fails on a policy.
pub(super) fn report(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let (message, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_owned(), Span::from(report.span().range.clone()))
        }
        other => (first_line(&other.to_string()), Span::default()),
    };
    Diagnostic::new(&CODE, format!("the template `{}` fails: {message}", source.name()))
        .primary(Place::new(source, span), "")
        .help("`scanwright init --templates DIR` writes the built-in templates, which name everything that a template can use")
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
