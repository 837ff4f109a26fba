//! A release state on both sides of a change.

use crate::change::semantic::StateRules;
use crate::registry::{Coverage, ScanType};

/// A state on both sides, as far as it is there and known.
#[derive(Clone, Copy)]
pub(super) struct Sides<'r> {
    pub(super) state: ScanType,
    pub(super) before: Option<&'r StateRules>,
    pub(super) after: Option<&'r StateRules>,
}

/// The number of repositories that go from each coverage to each.
pub(super) type Flows = [[usize; 3]; 3];

/// The class of a coverage's colour.
pub(super) fn class(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Continuous => "continuous",
        Coverage::OnPush => "on-push",
        Coverage::Unmatched => "unmatched",
    }
}

/// The coverages that a state can give, the most scanned first.
pub(super) fn possible(state: ScanType) -> impl Iterator<Item = Coverage> {
    let all = Coverage::ALL.into_iter().rev();
    all.filter(move |coverage| state == ScanType::Enhanced || *coverage != Coverage::Continuous)
}
