#![doc = include_str!("unreadable-file.md")]

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::file_not_utf8;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "T001" "unreadable-file");

/// The most bytes of a file.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file.
pub(super) fn read(path: &Path, shown: &Path) -> Result<Arc<Source>, Box<Diagnostic>> {
    let bytes = bytes(path).map_err(|error| Box::new(failed(shown, &error)))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(paths::slashed(shown), text)),
        Err(error) => Err(Box::new(file_not_utf8::report(shown, &error))),
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let about = std::fs::metadata(path)?;
    // What isn't a file may have no end, or wait for a writer.
    if !about.is_file() {
        return Err(Error::other(if about.is_dir() { "it is a folder" } else { "it is not a regular file" }));
    }
    if about.len() > MAX_BYTES {
        return Err(Error::other(format!("it has {} bytes, more than {MAX_BYTES}", about.len())));
    }
    std::fs::read(path)
}

/// The file or folder can't be read.
pub(super) fn failed(shown: &Path, error: &Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => "check the path; a link may lead to where nothing is",
        ErrorKind::PermissionDenied => "allow yourself to read it",
        _ => "give it as a regular file of less than 64 MiB",
    };
    let name = paths::slashed(shown);
    Diagnostic::new(&CODE, format!("`{name}` can't be read: {}", crate::io::reason(error)))
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
        .help(help)
}
