//! [`Line`]: what becomes of a registry, in a line.

use super::phrases::Mark;

/// A change of the registry.
pub(super) struct Line {
    pub(super) mark: Mark,
    /// The clause for a headline, where it has a place there.
    pub(super) clause: Option<String>,
    /// The line of a list, with names in backticks.
    pub(super) text: String,
    /// Terraform to write beside it.
    pub(super) block: Option<String>,
}

impl Line {
    pub(super) fn new(mark: Mark, clause: Option<String>, text: String) -> Self {
        Self { mark, clause, text, block: None }
    }
}
