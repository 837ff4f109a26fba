//! Limits of a search, and what is known where it reaches them.

use super::pattern::Pattern;

/// Work and memory that a search may use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Steps of about five nanoseconds.
    pub(super) work: usize,
    /// Numbers of four bytes.
    pub(super) words: usize,
}

impl Limits {
    /// True once either is used up.
    pub(super) fn are_passed(self, work: usize, words: usize) -> bool {
        work > self.work || words > self.words
    }
}

/// Knowledge of a search that has used up its limits.
#[derive(Debug)]
pub(super) struct Spent {
    /// A length that no name is shorter than.
    pub(super) shortest: usize,
    /// The patterns that it was at.
    pub(super) blame: Vec<Pattern>,
}
