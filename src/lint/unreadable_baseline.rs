#![doc = include_str!("unreadable-baseline.md")]

use std::io::Error;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "L022" "unreadable-baseline");

/// Reports a baseline that can't be read.
pub(super) fn unreadable(path: &Path, error: &Error) -> Diagnostic {
    at(path, &format!("the baseline can't be read: {}", crate::io::reason(error)))
}

/// Reports a file that is no baseline.
pub(super) fn not_one(path: &Path, reason: &str) -> Diagnostic {
    at(path, &format!("the file is not a baseline: {reason}"))
}

fn at(path: &Path, message: &str) -> Diagnostic {
    Diagnostic::new(&CODE, message)
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help("write one with `scanwright lint --write-baseline --baseline FILE`, and commit it")
}
