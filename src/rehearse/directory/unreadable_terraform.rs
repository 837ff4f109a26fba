#![doc = include_str!("unreadable-terraform.md")]

use std::io::{Error, ErrorKind};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::Failure;
use crate::source::{Place, Source, Span};

/// The most bytes of a file of Terraform. The parser takes quadratic time for an object of very many keys.
pub(super) const MAX_FILE: u64 = 4 << 20;

pub(crate) static CODE: Code = page!(Error "H002" "unreadable-terraform");

/// A file that can't be read, or is not UTF-8.
pub(crate) fn failed(path: &str, error: &Error) -> Diagnostic {
    let reason = match error.kind() {
        ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
        _ => crate::io::reason(error),
    };
    of_file(path, format!("`{path}` can't be read: {reason}"))
}

/// A file that is too large.
pub(crate) fn too_large(path: &str) -> Diagnostic {
    of_file(path, format!("`{path}` is larger than {} MiB", MAX_FILE >> 20))
}

/// Something that is no file at all, and may never end.
pub(crate) fn no_file(path: &str) -> Diagnostic {
    of_file(path, format!("`{path}` can't be read: it is not a file"))
}

/// A file that is no text of Terraform's language.
pub(crate) fn unparsed(source: &Arc<Source>, failure: &Failure) -> Diagnostic {
    let (start, reason) = (failure.span.start, failure.words());
    let is_at_end = source.slice(Span { start, end: start + 1 }).trim_end_matches(['\r', '\n']).is_empty();
    let end = if is_at_end { start } else { start + 1 };
    Diagnostic::new(&CODE, format!("`{}` is not valid Terraform: {reason}", source.name()))
        .primary(Place::new(source, Span { start, end }), "")
        .help("run `terraform validate` for details; a file that can't be read is not rehearsed")
}

fn of_file(path: &str, message: String) -> Diagnostic {
    Diagnostic::new(&CODE, message)
        .primary(Place::new(&Source::new(path, ""), Span::default()), "")
        .help("a file that can't be read is not rehearsed")
}
