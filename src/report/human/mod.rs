//! A review for people in a terminal. The texts may hold colours.

mod list;
mod meaning;
mod text_diff;

use super::Review;

/// The text that differs, then what that means, and a line for each of many policies.
pub(crate) fn change(review: &Review) -> String {
    text_diff::diff(review) + &meaning::meaning(review) + &list::policies(review)
}

/// A line for each file, and with `--check` the text that differs.
pub(crate) fn files(review: &Review, with_diff: bool) -> String {
    let files = list::files(&review.changes);
    if with_diff { files + &text_diff::diff(review) } else { files }
}
