//! A stream of documents: JSON and names on lines, one after the other in any order.

use super::diagnostics;
use super::found::Found;
use super::input::Input;
use super::{json, lines};
use crate::diagnostic::Findings;
use crate::json::documents_from;
use crate::wildcard::is_repository_name;

/// The beginnings of JSON documents that can be in an inventory.
const JSON: [char; 3] = ['{', '[', '"'];

/// Reads everything that is in a text.
pub(super) fn read(input: Input<'_>) -> Result<Found<'_>, Findings> {
    let (mut found, mut at) = (Found::default(), 0);
    while let Some(rest) = input.text.get(at..).filter(|rest| !rest.trim_start().is_empty()) {
        at = match rest.trim_start().starts_with(JSON) {
            true => documents(input, &mut found, at)?,
            false => at + names(input, &mut found, rest),
        };
    }
    Ok(found)
}

/// Reads documents of JSON; gives the byte where a list of names begins, or the text ends.
fn documents<'t>(input: Input<'t>, found: &mut Found<'t>, start: usize) -> Result<usize, Findings> {
    let mut at = start;
    for document in documents_from(input.text, start) {
        let document = document.map_err(|error| diagnostics::broken(input, &error))?;
        json::read(input, found, document)?;
        at = document.span().end;
        if starts_with_name(input.text.get(at..).unwrap_or_default()) {
            return Ok(at);
        }
    }
    Ok(input.text.len().max(at))
}

/// Tells whether a name stands on the next line, and nothing else: any other text behind a document is broken JSON.
fn starts_with_name(rest: &str) -> bool {
    let next = rest.split_once('\n').and_then(|(behind, next)| behind.trim().is_empty().then_some(next));
    let line = next.and_then(|next| next.trim_start().lines().next());
    line.is_some_and(|line| is_repository_name(line.trim_end()) || line.starts_with('#'))
}

/// Reads names up to a line that begins as JSON does; gives the number of bytes. A text with other lines before it is not read on
/// as JSON: it is something else.
fn names<'t>(input: Input<'t>, found: &mut Found<'t>, rest: &'t str) -> usize {
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_start().starts_with(JSON) && found.refused.is_empty() {
            break;
        }
        lines::read(input, found, line);
        end += line.len();
    }
    end
}
