//! The text of a file.

use std::path::Path;
use std::sync::Arc;

use super::diagnostics;
use crate::diagnostic::Findings;
use crate::hcl::comments;
use crate::paths;
use crate::reading;
use crate::source::Source;

/// The most bytes of a file.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file that was found.
pub(crate) fn read(path: &Path, shown: &Path) -> Result<Arc<Source>, Findings> {
    text(bytes(path, shown)?, shown)
}

/// Reads a file that was named on the command line.
pub(super) fn read_named(path: &Path, shown: &Path) -> Result<Arc<Source>, Findings> {
    text(bytes_of_named(path)?, shown)
}

/// Makes the text of the bytes of a file.
pub(super) fn text(bytes: Vec<u8>, shown: &Path) -> Result<Arc<Source>, Findings> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(paths::slashed(shown), text)),
        Err(error) => with_bytes_in_comments(error.as_bytes(), shown)
            .map_err(|wrong| diagnostics::not_utf8(shown, error.as_bytes(), wrong).into()),
    }
}

/// A text in native syntax with bytes in its comments that are not UTF-8, as in Latin-1: Terraform takes any there. Each is a
/// question mark, so that all places stay.
///
/// # Errors
/// Position of the first such byte that stands elsewhere.
fn with_bytes_in_comments(bytes: &[u8], shown: &Path) -> Result<Arc<Source>, usize> {
    let (mut text, mut replaced) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            replaced.push(text.len());
            text.push('?');
        }
    }
    // The mark at the start of a text is no part of it.
    let dropped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let source = Source::new(paths::slashed(shown), text);
    let mut comments = comments(&source).into_iter().map(|comment| comment.span.range()).peekable();
    let mut is_in_comment = |at: &usize| {
        let at = at - dropped;
        while comments.next_if(|comment| comment.end <= at).is_some() {}
        comments.peek().is_some_and(|comment| comment.contains(&at))
    };
    match replaced.into_iter().find(|at| !is_in_comment(at)) {
        Some(wrong) => Err(wrong),
        None => Ok(source),
    }
}

/// Reads the bytes of a file that was found.
pub(super) fn bytes(path: &Path, shown: &Path) -> Result<Vec<u8>, Findings> {
    Ok(reading::found(path, MAX_BYTES).map_err(|error| diagnostics::unreadable(shown, &error))?)
}

/// Reads the bytes of a file that was named on the command line.
pub(super) fn bytes_of_named(path: &Path) -> Result<Vec<u8>, Findings> {
    Ok(reading::named(path, MAX_BYTES).map_err(|error| diagnostics::unreadable(path, &error))?)
}
