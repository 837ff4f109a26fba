//! A review for people in a terminal. The texts may hold colours.

use super::{list, meaning, text_diff};
use crate::report::comparison::Comparison;

/// The text that differs, then what that means, and a line for each of many policies.
pub(crate) fn change(comparison: &Comparison) -> String {
    text_diff::diff(comparison) + &meaning::meaning(comparison) + &list::policies(comparison)
}

/// A line for each file, and with `--check` the text that differs.
pub(crate) fn files(comparison: &Comparison, with_diff: bool) -> String {
    let files = list::files(&comparison.changes);
    if with_diff { files + &text_diff::diff(comparison) } else { files }
}
