#![doc = include_str!("file-not-utf8.md")]

use std::path::Path;
use std::string::FromUtf8Error;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "T002" "file-not-utf8");

/// How much of a file is kept to show the place.
const SHOWN_BYTES: usize = 4096;

/// The bytes of a file are not UTF-8. Shows the lines before with each wrong byte replaced.
pub(super) fn report(shown: &Path, error: &FromUtf8Error) -> Diagnostic {
    let (valid, name) = (error.utf8_error().valid_up_to(), paths::slashed(shown));
    let bytes = error.as_bytes();
    let wrong = bytes.get(valid).copied().unwrap_or_default();
    let start = bytes.get(..valid).unwrap_or_default();
    let line = 1 + start.iter().filter(|byte| **byte == b'\n').count();
    let diagnostic = Diagnostic::new(&CODE, format!("`{name}` is not UTF-8: byte {wrong:#04x} in line {line}"));
    let shown = bytes.get(..(valid + 1).min(SHOWN_BYTES)).unwrap_or_default();
    let source = Source::new(name, String::from_utf8_lossy(shown));
    let end = source.text().len();
    let start = end.saturating_sub('\u{fffd}'.len_utf8());
    let (span, text) = match valid < SHOWN_BYTES {
        true => (Span { start, end }, "not UTF-8 from here"),
        false => (Span::default(), "the file starts like this"),
    };
    diagnostic.primary(Place::new(&source, span), text).help("save the file as UTF-8")
}
