//! The shapes of modules that are known to settle.
//!
//! The proof looks at sets of rules as numbers, not as what they hold, so that modules of one shape have one proof: thousands
//! of policies in one run have a handful of shapes. Only a proof that holds is kept; what breaks the claim is told with its own
//! addresses.

use std::sync::{Mutex, PoisonError};

use super::aws::RulesId;
use super::resource::Resource;

/// The most shapes that are kept; each costs a comparison.
const MAX_KEPT: usize = 16;

/// Everything that the proof depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape {
    /// The resources in each setting.
    pub(super) settings: Vec<Vec<Resource>>,
    /// The sets of rules that have to be told apart.
    pub(super) rules: Vec<RulesId>,
}

/// The shapes that were proved, each with the number of its initial states.
static PROVED: Mutex<Vec<(Shape, usize)>> = Mutex::new(Vec::new());

/// Returns the number of initial states of a shape that was proved to settle.
pub(super) fn find(shape: &Shape) -> Option<usize> {
    let proved = PROVED.lock().unwrap_or_else(PoisonError::into_inner);
    proved.iter().find(|(known, _)| known == shape).map(|(_, starts)| *starts)
}

/// Keeps a shape that was proved to settle.
pub(super) fn keep(shape: Shape, starts: usize) {
    let mut proved = PROVED.lock().unwrap_or_else(PoisonError::into_inner);
    if proved.len() < MAX_KEPT {
        proved.push((shape, starts));
    }
}
