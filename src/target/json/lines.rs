//! Places in a generated text.

use std::path::Path;

use crate::source::{Place, Source, Span};
use crate::target::bundle::GeneratedFile;

/// The place of the first line of a file that has these words; of the first line where none has.
pub(in crate::target) fn line_of(file: &GeneratedFile, output: &Path, words: &str) -> Place {
    let source = Source::shared(output.join(file.path).display().to_string(), file.shared_text());
    let start = file.text().find(words).unwrap_or_default();
    let end = start + file.text().get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Place::new(&source, Span { start, end })
}
