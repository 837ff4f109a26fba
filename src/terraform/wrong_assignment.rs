#![doc = include_str!("wrong-assignment.md")]

use std::sync::Arc;

use crate::diagnostic::suggest::{first_of, nearest};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "T008" "wrong-assignment");

/// An assignment without `=`.
pub(super) fn no_value(text: &str) -> Diagnostic {
    let source = Source::new("--var", text);
    Diagnostic::new(&CODE, format!("`--var {text}` gives no value"))
        .primary(whole(&source), "")
        .help(format!("write `--var {text}=VALUE`"))
}

/// A variable that the folder does not declare.
pub(super) fn undeclared(name: &str, declared: &[&str]) -> Diagnostic {
    let source = Source::new("--var", name);
    let help = match (nearest(name, declared), declared) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => "the folder declares no variables".to_owned(),
        (None, declared) => format!("the folder declares {}", first_of(declared, 8)),
    };
    Diagnostic::new(&CODE, format!("there is no variable `{name}`")).primary(whole(&source), "").help(help)
}

/// A value that is not an expression.
pub(super) fn no_expression(source: &Arc<Source>, name: &str, reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the value of `{name}` is not an expression: {reason}"))
        .primary(whole(source), "")
        .help("the variable is no text, so write its value as in a file: `[\"a\", \"b\"]`, `{a = 1}`")
}

fn whole(source: &Arc<Source>) -> Place {
    Place::new(source, Span { start: 0, end: source.text().len() })
}
