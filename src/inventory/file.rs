//! The file of an inventory, and the text that its bytes are.

use std::fs::File;
use std::path::Path;

use super::condensed::Condensed;
use super::diagnostics;
use super::taken::Taken;
use crate::diagnostic::Findings;
use crate::reading;

/// Text of an inventory, the name to show, and the images that are no longer in the text.
pub(super) struct Read {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) taken: Taken,
}

/// Reads a path; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Read, Findings> {
    if path != Path::new("-") {
        let condensed = File::open(path).and_then(Condensed::read);
        let condensed = condensed.map_err(|error| diagnostics::unreadable(path, &error))?;
        return decode(path.display().to_string(), condensed);
    }
    let name = "<stdin>";
    let condensed = Condensed::read(std::io::stdin().lock());
    decode(name.to_owned(), condensed.map_err(|error| diagnostics::unreadable(Path::new(name), &error))?)
}

/// Reads a file that a policy names: a regular file within its repository.
pub(super) fn read_found(path: &Path) -> Result<Read, Findings> {
    let condensed = reading::open_found(path).and_then(Condensed::read);
    decode(path.display().to_string(), condensed.map_err(|error| diagnostics::unreadable(path, &error))?)
}

/// The text of what was read.
pub(super) fn decode(name: String, Condensed { bytes, taken }: Condensed) -> Result<Read, Findings> {
    if crate::io::is_utf16(&bytes) {
        return Err(diagnostics::utf16(&name).into());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        diagnostics::not_utf8(&name, error.as_bytes(), valid, taken.missing_before(valid))
    })?;
    Ok(Read { name, text, taken })
}
