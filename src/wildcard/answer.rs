//! An answer that is exact, or says that there is none.

use super::pattern::Pattern;

/// An exact answer, or the admission that working it out takes too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<T> {
    /// The exact answer.
    Exact(T),
    /// No answer within the steps allowed.
    TooHard {
        /// The patterns the search was at when its steps ran out, in order.
        blame: Vec<Pattern>,
    },
}

impl<T> Answer<T> {
    /// Returns the exact answer, if there is one.
    pub fn exact(self) -> Option<T> {
        match self {
            Self::Exact(answer) => Some(answer),
            Self::TooHard { .. } => None,
        }
    }

    /// Maps the exact answer.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Exact(answer) => Answer::Exact(make(answer)),
            Self::TooHard { blame } => Answer::TooHard { blame },
        }
    }
}
