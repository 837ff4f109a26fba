//! Work that several questions share, so that many of them end in time as one does.
//!
//! A question that the budget is too small for is not answered, and says so; those that the texts alone answer cost little
//! and are answered as long as anything is left. Work is counted, never timed, so that every machine answers the same.

use std::cell::Cell;

/// Steps of about five nanoseconds that are left.
#[derive(Debug)]
pub(crate) struct Budget {
    left: Cell<usize>,
}

impl Budget {
    /// Makes a budget of that many steps.
    pub(crate) fn new(work: usize) -> Self {
        Self { left: Cell::new(work) }
    }

    /// Returns the steps that are left.
    pub(crate) fn left(&self) -> usize {
        self.left.get()
    }

    /// Takes steps away; `false` once there were fewer.
    pub(super) fn spend(&self, work: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(work));
        work <= left
    }
}
