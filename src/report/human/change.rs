//! A review for people in a terminal. The texts may hold colours.

use super::list::{self, Listed};
use super::{meaning, text_diff};
use crate::change::Gone;
use crate::diagnostic::human::printable;
use crate::report::acceptances;
use crate::report::comparison::Comparison;

/// The text that differs, then what that means, and a line for each of many policies.
pub(crate) fn change(comparison: &Comparison, gone: Option<&Gone>) -> String {
    text_diff::diff(comparison)
        + &meaning::meaning(comparison, gone)
        + &accepted(comparison)
        + &list::policies(comparison)
}

/// The list of acceptances that changed.
fn accepted(comparison: &Comparison) -> String {
    let lines = acceptances::lines(comparison);
    let lines: String = lines.iter().map(|line| format!("  {}\n", printable(line).replace('\n', " "))).collect();
    if lines.is_empty() { lines } else { format!("\n{}\n{lines}", acceptances::TITLE) }
}

/// A line for each file that differs, with `-v` for every file; with `--check` the text that differs, too.
pub(crate) fn files(comparison: &Comparison, listed: Listed, with_diff: bool) -> String {
    let files = list::files(&comparison.changes, listed);
    if with_diff { files + &text_diff::diff(comparison) } else { files }
}
