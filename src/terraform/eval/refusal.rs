//! Refusals of strict mode, and what it is told.

use std::cell::RefCell;

use crate::source::Place;

/// Knowledge that a strict evaluation has beside the text.
pub(super) struct Strict {
    pub(super) variables: Vec<(&'static str, bool)>,
    /// The first thing that was refused.
    pub(super) refused: RefCell<Option<Refusal>>,
}

/// Something that the text alone does not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Place of the refused text.
    pub(crate) place: Place,
    /// Reason why it is refused.
    pub(crate) reason: &'static str,
}
