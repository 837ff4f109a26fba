//! The change in meaning as JSON.

use serde::Serialize;

use crate::change::Change;
use crate::change::semantic::{FrequencyChange, MovedFilter, Names, StateMeaning, Verdict};
use crate::registry::ScanType;
use crate::report::comparison::Comparison;

/// The change of one state.
#[derive(Serialize)]
pub(super) struct State<'r> {
    policy: &'r str,
    state: ScanType,
    verdict: Verdict,
    changes: Vec<Moved<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blame: Vec<&'r str>,
}

#[derive(Serialize)]
struct Moved<'r> {
    from: &'static str,
    to: &'static str,
    witness: &'r str,
    repositories: &'r [String],
    filters: Vec<Filter<'r>>,
    filters_complete: bool,
}

/// A filter some of whose names move. `entry` is what the policy says for it; `every_name` speaks of the entry's names
/// where there is one, else of the filter's.
#[derive(Serialize)]
struct Filter<'r> {
    filter: &'r str,
    entry: Option<&'r str>,
    every_name: bool,
}

/// Every state of every policy.
pub(super) fn states(comparison: &Comparison) -> Vec<State<'_>> {
    comparison
        .each()
        .flat_map(|(change, meanings)| meanings.iter().map(move |meaning| state(change, meaning)))
        .collect()
}

fn state<'r>(change: &'r Change, meaning: &'r StateMeaning) -> State<'r> {
    State {
        policy: change.policy().source.name(),
        state: meaning.state,
        verdict: meaning.verdict,
        changes: meaning.changes.iter().map(moved).collect(),
        blame: meaning.blame.iter().map(|pattern| pattern.as_str()).collect(),
    }
}

fn moved(change: &FrequencyChange) -> Moved<'_> {
    Moved {
        from: change.from.word(change.state),
        to: change.to.word(change.state),
        witness: &change.witness,
        repositories: &change.repositories,
        filters: change.filters.iter().map(filter).collect(),
        filters_complete: change.are_filters_complete,
    }
}

fn filter(moved: &MovedFilter) -> Filter<'_> {
    let entry = match &moved.names {
        Names::One(entry) => Some(entry.as_str()),
        Names::Matching(glob) if *glob != moved.filter => Some(glob.as_str()),
        Names::Matching(_) | Names::Containing(_) => None,
    };
    Filter { filter: &moved.filter, entry, every_name: moved.is_whole }
}
