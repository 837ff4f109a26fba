//! The change in meaning: which repositories change their frequency, for every possible name.
//!
//! Exact: for each release state and each pair of frequencies the set of names that moves is decided by the relations of
//! [`crate::wildcard`], and a shortest witness is given. Every witness is replayed through the plain matcher before it is
//! shown. What can't be told within the allowed steps is said to be unknown, with the filters to blame.

mod class;
mod described;
pub(super) mod earlier;
mod frequency_change;
mod rules;

use serde::Serialize;

use crate::inventory::Inventory;
use crate::registry::ScanType;
use crate::wildcard::Pattern;

pub use described::{MovedFilter, Names};
pub(crate) use frequency_change::FrequencyChange;
pub use rules::StateRules;

/// Kind of a state's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// No name moves.
    Equivalent,
    /// Every name that moves is scanned more often.
    Wider,
    /// Every name that moves is scanned less often.
    Narrower,
    /// Some names move up, others down.
    Incomparable,
    /// The state is new.
    Appeared,
    /// The state is gone.
    Disappeared,
    /// It could not be told.
    Unknown,
}

/// The change of one release state.
#[derive(Debug, Clone)]
pub struct StateMeaning {
    pub state: ScanType,
    /// The kind of its change.
    pub verdict: Verdict,
    /// The names that move, by where from and where to.
    pub changes: Vec<FrequencyChange>,
    /// The filters that made a question too hard.
    pub blame: Vec<Pattern>,
}

/// Module before and after, as far as it is known.
#[derive(Debug, Clone)]
pub enum Sides {
    /// The same text, which has these states.
    Same(Vec<ScanType>),
    /// Different texts; `None` where the earlier one can't be understood.
    Differ {
        /// The states before.
        old: Option<Vec<StateRules>>,
        /// The states after.
        new: Vec<StateRules>,
    },
}

/// Compares two sides, state by state, ENHANCED first. With an inventory each change lists the repositories that move.
pub fn meaning(sides: &Sides, inventory: Option<&Inventory>) -> Vec<StateMeaning> {
    match sides {
        Sides::Same(states) => states.iter().map(|state| without_changes(*state, Verdict::Equivalent)).collect(),
        Sides::Differ { old: None, new } => {
            new.iter().map(|rules| without_changes(rules.state, Verdict::Unknown)).collect()
        }
        Sides::Differ { old: Some(old), new } => {
            let states = ScanType::ALL.into_iter();
            states.filter_map(|state| compare_state(state, old, new, inventory)).collect()
        }
    }
}

fn without_changes(state: ScanType, verdict: Verdict) -> StateMeaning {
    StateMeaning { state, verdict, changes: Vec::new(), blame: Vec::new() }
}

/// Compares one state; nothing where neither side has it. A state that one side lacks is compared with no rules.
fn compare_state(
    state: ScanType,
    old: &[StateRules],
    new: &[StateRules],
    inventory: Option<&Inventory>,
) -> Option<StateMeaning> {
    let of = |side: &[StateRules]| side.iter().find(|rules| rules.state == state).cloned();
    let (before, after) = (of(old), of(new));
    let one_sided = match (&before, &after) {
        (None, None) => return None,
        (None, Some(_)) => Some(Verdict::Appeared),
        (Some(_), None) => Some(Verdict::Disappeared),
        (Some(_), Some(_)) => None,
    };
    let nothing = StateRules::none(state);
    let (changes, blame) =
        frequency_change::all(&before.unwrap_or(nothing.clone()), &after.unwrap_or(nothing), inventory);
    let verdict = match one_sided {
        Some(verdict) => verdict,
        None if !blame.is_empty() => Verdict::Unknown,
        None => verdict_of(&changes),
    };
    Some(StateMeaning { state, verdict, changes, blame })
}

fn verdict_of(changes: &[FrequencyChange]) -> Verdict {
    let up = changes.iter().any(|moved| moved.from < moved.to);
    let down = changes.iter().any(|moved| moved.from > moved.to);
    match (up, down) {
        (false, false) => Verdict::Equivalent,
        (true, false) => Verdict::Wider,
        (false, true) => Verdict::Narrower,
        (true, true) => Verdict::Incomparable,
    }
}
