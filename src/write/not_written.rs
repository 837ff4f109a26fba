#![doc = include_str!("not-written.md")]

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "W005" "not-written");

/// The file system refused; nothing was replaced.
pub(super) fn report(path: &Path, error: &Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "allow yourself to write there; nothing was changed"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "make room; nothing was changed",
        _ => "repair the path; nothing was changed",
    };
    diagnostic(path, error, "can't be written").help(help)
}

/// The file system refused a rename or a removal, the last step.
pub(super) fn halfway(path: &Path, error: &Error) -> Diagnostic {
    diagnostic(path, error, "can't be put in its place")
        .help("each file is either the old or the new one; repair the path and generate again")
}

fn diagnostic(path: &Path, error: &Error, what: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{}` {what}: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
}
