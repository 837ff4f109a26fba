//! The text diff, collapsed, and what is left out where there is no room.

use super::limit::{Limit, fence, whole_lines};
use crate::change::text;
use crate::diagnostic::human;
use crate::report::comparison::Comparison;
use crate::report::digest::folded;
use crate::report::phrases::grouped;
use crate::report::summary::summary;

/// The text diff, collapsed, in a block that nothing in it can close.
pub(super) fn collapsed_diff(comparison: &Comparison, room: usize) -> String {
    let diff: String = comparison
        .changes
        .iter()
        .flat_map(|change| {
            change.files().iter().map(|file| folded(&text::unified_in_repository(change, file, comparison.context)))
        })
        .collect();
    let diff = human::printable_with_tabs(&diff);
    if diff.is_empty() {
        return String::new();
    }
    let fence = fence(&diff);
    let summary = summary(&comparison.changes);
    let (open, close) =
        (format!("\n<details>\n<summary>{summary}</summary>\n\n{fence}diff\n"), format!("{fence}\n\n</details>\n"));
    let diff = limited(diff, room.saturating_sub(open.len() + close.len() + 100), "lines of the diff are");
    format!("{open}{diff}{close}")
}

/// As many whole lines as fit; if some do not, a line that says how many.
pub(super) fn limited(text: String, most: usize, what: &str) -> String {
    let (kept, left) = whole_lines(&text, Limit::Bytes(most));
    if left == 0 { text } else { format!("{kept}… {} {what} left out here\n", grouped(left)) }
}
