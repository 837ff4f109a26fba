#![doc = include_str!("unreadable-output.md")]

use std::io::Error;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "W002" "unreadable-output");

/// Something in the output directory that can't be read.
pub(super) fn report(path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{}` can't be compared: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help("move it away or make it readable, or set another `output` under `[module]`")
}
