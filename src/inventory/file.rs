//! Bytes of an inventory, and the text that they are.

use std::path::Path;

use super::diagnostics;
use crate::diagnostic::Findings;
use crate::reading;

/// The most bytes of an inventory: a million images take less, as the AWS CLI prints them.
const MAX_BYTES: u64 = 1 << 30;

/// The name to show, and the bytes; `-` is standard input.
pub(super) fn bytes(path: &Path) -> Result<(String, Vec<u8>), Findings> {
    if path != Path::new("-") {
        let bytes = reading::named(path, MAX_BYTES).map_err(|error| diagnostics::unreadable(path, &error))?;
        return Ok((path.display().to_string(), bytes));
    }
    let name = "<stdin>";
    let read = reading::of_stream(std::io::stdin().lock(), MAX_BYTES);
    let bytes = read.map_err(|error| diagnostics::unreadable(Path::new(name), &error))?;
    Ok((name.to_owned(), bytes))
}

/// The same of a file that a policy names: a regular file within its repository.
pub(super) fn found_bytes(path: &Path) -> Result<(String, Vec<u8>), Findings> {
    let bytes = reading::found(path, MAX_BYTES).map_err(|error| diagnostics::unreadable(path, &error))?;
    Ok((path.display().to_string(), bytes))
}

/// The text of an inventory's bytes.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Findings> {
    if crate::io::is_utf16(&bytes) {
        return Err(diagnostics::utf16(name).into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        diagnostics::not_utf8(name, error.as_bytes(), valid).into()
    })
}
