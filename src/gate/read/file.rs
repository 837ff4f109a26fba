//! Bytes of a file with an answer of AWS, and the text that they are.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::gate::diagnostics;
use crate::reading;
use crate::source::Source;

/// The most bytes of a file: 100,000 enhanced findings, as the AWS CLI prints them, take half of it.
const MAX_BYTES: u64 = 1 << 30;

/// Text of a file under the name that it is shown by. A source is made of it where something is wrong: it would copy what may be
/// hundreds of megabytes.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) text: String,
}

impl Input {
    /// The text without a byte order mark, as its source has it.
    pub(super) fn documents(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }

    /// The source that findings point into.
    pub(super) fn source(&self) -> Arc<Source> {
        Source::new(self.name.clone(), self.text.clone())
    }
}

/// Reads a file that was named; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Input, Findings> {
    let is_stdin = path == Path::new("-");
    let name = if is_stdin { "<stdin>".to_owned() } else { path.display().to_string() };
    let read = match is_stdin {
        true => reading::of_stream(std::io::stdin().lock(), MAX_BYTES),
        false => reading::named(path, MAX_BYTES),
    };
    let bytes = read.map_err(|error| diagnostics::unreadable(&name, &error))?;
    if crate::io::is_utf16(&bytes) {
        return Err(diagnostics::not_text(&name, "UTF-16").into());
    }
    let text = String::from_utf8(bytes).map_err(|_| diagnostics::not_text(&name, "not UTF-8"))?;
    Ok(Input { name, text })
}
