//! Report of a rehearsal: its nouns, which are also its JSON.

use serde::Serialize;

use super::apply::{Apply, Check};
use super::fake_aws::Call;
use super::verdict::Verdict;

/// A rehearsal that was held to its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Rehearsal {
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Every apply, in order.
    pub applies: Vec<Apply>,
    /// The plan after the last apply of each value that was switched to.
    pub checks: Vec<Check>,
}

impl Rehearsal {
    /// The calls that the simulated AWS could not answer for want of knowing them, or that were not meant for it.
    pub(crate) fn unanswered(&self) -> impl Iterator<Item = &Call> {
        use super::fake_aws::Kind;
        let of_applies = self.applies.iter().flat_map(|apply| &apply.calls);
        let of_checks = self.checks.iter().flat_map(|check| &check.calls);
        of_applies.chain(of_checks).filter(|call| matches!(call.kind, Kind::Unknown | Kind::Stray))
    }
}
