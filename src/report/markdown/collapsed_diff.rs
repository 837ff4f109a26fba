//! The text diff, collapsed, what differs alike in many files once, and what is left out where there is no room.

use super::limit::{Limit, fence, whole_lines};
use crate::change::{Status, text};
use crate::diagnostic::human;
use crate::paths::in_repository;
use crate::report::comparison::Comparison;
use crate::report::digest::folded;
use crate::report::groups::{groups, the_same_in_files};
use crate::report::phrases;
use crate::report::summary::summary;

/// The room for saying what is left out.
const RESERVE: usize = 150;

/// The text diff, collapsed, in a block that nothing in it can close.
pub(super) fn collapsed_diff(comparison: &Comparison, room: usize) -> String {
    let files = comparison.changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    let diffs = files.filter(|(_, file)| file.status != Status::Unchanged).map(|(change, file)| {
        (in_repository(&change.path_of(file)), folded(&text::unified_in_repository(change, file, comparison.context)))
    });
    let diff = human::printable_with_tabs(&grouped(diffs));
    if diff.is_empty() {
        return String::new();
    }
    let fence = fence(&diff);
    let summary = summary(&comparison.changes);
    let (open, close) =
        (format!("\n<details>\n<summary>{summary}</summary>\n\n{fence}diff\n"), format!("{fence}\n\n</details>\n"));
    let diff = limited(
        diff,
        room.saturating_sub(open.len() + close.len() + RESERVE),
        "lines of the diff are",
        "scanwright diff",
    );
    format!("{open}{diff}{close}")
}

/// The text diffs of files with their paths: what differs alike in several files once, and the paths of the others below it.
pub(super) fn grouped(files: impl Iterator<Item = (String, String)>) -> String {
    let files = files.map(|(path, diff)| {
        let (head, body) = head_and_body(&diff);
        ((path, head.to_owned()), body.to_owned())
    });
    let mut diff = String::new();
    for (files, body) in groups(files) {
        let (paths, heads): (Vec<String>, Vec<String>) = files.into_iter().unzip();
        diff.extend(heads.into_iter().take(1).chain([body]));
        if let Some(others) = the_same_in_files(paths.get(1..).unwrap_or_default()) {
            diff.push_str(&format!("… {others}\n"));
        }
    }
    diff
}

/// The two lines that name the file, and the rest.
fn head_and_body(diff: &str) -> (&str, &str) {
    let end = diff.match_indices('\n').nth(1).map_or(diff.len(), |(end, _)| end + 1);
    diff.split_at_checked(end).unwrap_or((diff, ""))
}

/// As many whole lines as fit; if some do not, a line that says how many, and which command prints them.
pub(super) fn limited(text: String, most: usize, what: &str, command: &str) -> String {
    let (kept, left) = whole_lines(&text, Limit::Bytes(most));
    let count = phrases::grouped(left);
    if left == 0 { text } else { format!("{kept}… {count} {what} left out here: `{command}` prints them\n") }
}
