#![doc = include_str!("too-large.md")]

use super::file::{MAX_BYTES, Text};
use crate::diagnostic::{Code, Diagnostic, Findings, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "S003" "too-large");

/// Count of bytes of the text that are kept to show where the limit falls.
const SHOWN_BYTES: usize = 80;

/// Refuses a text over the limit.
pub(super) fn check(text: &Text) -> Result<(), Findings> {
    if text.bytes.len() as u64 <= MAX_BYTES {
        return Ok(());
    }
    let start = text.bytes.get(..SHOWN_BYTES).unwrap_or_default();
    let source = Source::new(text.name.clone(), String::from_utf8_lossy(start));
    let first_line = source.text().lines().next().map_or(0, str::len);
    let message = format!("the policy has more than {MAX_BYTES} bytes");
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(Place::new(&source, Span { start: 0, end: first_line }), "the file starts like this")
        .help("use globs such as `team-a/*` instead of long lists: AWS allows 200 filters in total");
    Err(diagnostic.into())
}
