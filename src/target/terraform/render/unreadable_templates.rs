#![doc = include_str!("unreadable-templates.md")]

use std::io::Error;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "R003" "unreadable-templates");

/// A directory of templates, or a template in it, that can't be read.
pub(super) fn report(path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the templates at `{}` can't be read: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help("pass a directory; `scanwright init --templates DIR` creates one with the built-in templates")
}
