//! The verdict on Terraform states that are applied again and again.

use serde::Serialize;

use super::assumed::Assumed;
use super::cycle::Apply;
use super::explorations::MAX_STATES_IN_ALL;
use super::graph::MAX_STATES;
use super::resource::MAX_RESOURCES;

/// Verdict on the resources of one account and region, or on all of some directories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// True if the plans become empty and stay so; `None` where that depends on something.
    pub settles: Option<bool>,
    /// The most successful applies until then, from AWS at rest.
    pub applies_to_settle: Option<usize>,
    /// The unknowns that it depends on, in words.
    pub depends_on: Vec<String>,
    /// The reason why the configuration is refused.
    pub refused: Option<Refused>,
    /// A cycle that the applies can run into.
    pub cycle: Option<Vec<Apply>>,
    /// The values of unknowns with which there is the cycle, or the refusal.
    pub choices: Vec<Assumed>,
    /// The count of initial states that were explored.
    pub starts: usize,
    /// Remarks on configurations that settle, or do not, all the same.
    pub notes: Vec<String>,
}

/// Refusal of a configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The party that refuses.
    pub by: By,
    /// The reason.
    pub message: String,
}

/// Party that refuses a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The provider, when it plans.
    Provider,
    /// The API, when it is applied.
    Api,
}

/// Remark where there is nothing to settle.
pub(super) const NOTHING: &str = "there are no resources for registry scanning";

impl Verdict {
    /// Returns the verdict where there is nothing to settle.
    pub(super) fn nothing() -> Self {
        let (depends_on, notes) = (Vec::new(), vec![NOTHING.to_owned()]);
        let (settles, applies_to_settle) = (Some(true), Some(0));
        let (refused, cycle, choices) = (None, None, Vec::new());
        Self { settles, applies_to_settle, depends_on, refused, cycle, choices, starts: 0, notes }
    }

    /// Returns the verdict where there is more than can be explored.
    pub(super) fn too_large() -> Self {
        let what =
            format!("more resources than can be explored together (at most {MAX_RESOURCES}, and {MAX_STATES} states)");
        Self::unknown(vec![what])
    }

    /// Returns the verdict where all that was to be explored for it has more states than are visited.
    pub(super) fn beyond_budget() -> Self {
        let what = format!(
            "more combinations of unknown values than can be explored (at most {MAX_STATES_IN_ALL} states of all together)"
        );
        Self::unknown(vec![what])
    }

    /// Tells whether there is no resource that has to do with scanning.
    pub(crate) fn is_of_nothing(&self) -> bool {
        self.notes.iter().any(|note| note == NOTHING)
    }

    /// Adds unknowns beyond what was explored; if there are any, the verdict depends on them.
    pub fn beyond(&mut self, depends_on: Vec<String>) {
        if !depends_on.is_empty() {
            self.settles = None;
            self.applies_to_settle = None;
            self.depends_on.extend(depends_on);
        }
    }

    /// Returns a verdict that is open, and depends on these.
    pub fn unknown(depends_on: Vec<String>) -> Self {
        Self { settles: None, applies_to_settle: None, depends_on, notes: Vec::new(), ..Self::nothing() }
    }
    /// Combines the verdicts on two accounts or regions, which have nothing to do with each other.
    pub(super) fn and(self, other: Self) -> Self {
        let settles = match (self.settles, other.settles) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
        let applies = self.applies_to_settle.max(other.applies_to_settle).filter(|_| settles == Some(true));
        Self {
            settles,
            applies_to_settle: applies,
            depends_on: merged(self.depends_on, other.depends_on),
            refused: self.refused.or(other.refused),
            cycle: self.cycle.or(other.cycle),
            choices: Vec::new(),
            starts: self.starts + other.starts,
            notes: merged(self.notes, other.notes),
        }
    }
}

/// Merges two lists into one that is sorted and has nothing twice.
pub(super) fn merged<T: Ord>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
    one.extend(other);
    one.sort();
    one.dedup();
    one
}
