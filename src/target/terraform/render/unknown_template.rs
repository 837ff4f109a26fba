#![doc = include_str!("unknown-template.md")]

use std::path::Path;

use super::template::BUILT_IN;
use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "R002" "unknown-template");

/// A template that replaces none of the built-in ones.
pub(super) fn report(path: &Path, name: &str) -> Diagnostic {
    let known: Vec<&str> = BUILT_IN.iter().map(|template| template.name).collect();
    let near = suggest::nearest(name, &known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Diagnostic::new(&CODE, format!("`{name}` replaces no built-in template{near}"))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help(format!("the templates are {}", suggest::all_of(&known)))
}
