//! The text of a file.

use std::io::Error;
use std::path::Path;
use std::sync::Arc;

use super::diagnostics;
use crate::diagnostic::Findings;
use crate::paths;
use crate::source::Source;

/// The most bytes of a file.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file.
pub(crate) fn read(path: &Path, shown: &Path) -> Result<Arc<Source>, Findings> {
    let bytes = bytes(path).map_err(|error| diagnostics::unreadable(shown, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(paths::slashed(shown), text)),
        Err(error) => Err(diagnostics::not_utf8(shown, &error).into()),
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let about = std::fs::metadata(path)?;
    // What isn't a file may have no end, or wait for a writer.
    if !about.is_file() {
        return Err(Error::other(if about.is_dir() { "it is a directory" } else { "it is not a regular file" }));
    }
    if about.len() > MAX_BYTES {
        return Err(Error::other(format!("it has {} bytes, more than {MAX_BYTES}", about.len())));
    }
    std::fs::read(path)
}
