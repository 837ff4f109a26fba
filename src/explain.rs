//! Which rule and which filter decide a repository's frequency, in each release state.
//!
//! Speaks of the filters that AWS gets. Exact, by the plain matcher.

use crate::compare::meaning::Level;
use crate::plan::{Frequency, PlannedFilter, ScanPlan, ScanType, State};
use crate::wildcard::Pattern;

/// A plan prepared to be asked about many names.
#[derive(Debug)]
pub struct Explainer<'p> {
    states: Vec<PreparedState<'p>>,
}

#[derive(Debug)]
struct PreparedState<'p> {
    state: ScanType,
    /// Each filter of the state, those of the continuous rule first.
    filters: Vec<(Frequency, &'p PlannedFilter, Pattern)>,
}

/// What decides a repository's frequency in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'p> {
    /// The state.
    pub state: ScanType,
    /// The frequency.
    pub level: Level,
    /// The filter that wins, where it can be one that was written for the name; `None` where none matches.
    pub winner: Option<&'p PlannedFilter>,
    /// Whether some entry of the winning frequency names the repository; otherwise a filter catches it unasked.
    pub is_asked: bool,
    /// The other filters that match, and the frequency of each.
    pub losers: Vec<(Frequency, &'p PlannedFilter)>,
}

impl<'p> Explainer<'p> {
    /// Prepares a plan.
    pub fn new(plan: &'p ScanPlan) -> Self {
        Self { states: plan.release.states().into_iter().map(prepare).collect() }
    }

    /// The decision of each state, ENHANCED first.
    pub fn explain(&self, name: &str) -> Vec<Decision<'p>> {
        self.states.iter().map(|state| state.decide(name)).collect()
    }

    /// The states.
    pub fn states(&self) -> impl Iterator<Item = ScanType> {
        self.states.iter().map(|state| state.state)
    }
}

fn prepare(state: State<'_>) -> PreparedState<'_> {
    let rules = state.rules().into_iter();
    let filters = rules.flat_map(|rule| rule.filters.iter().map(move |filter| (rule.frequency, filter)));
    let filters = filters.map(|(frequency, filter)| (frequency, filter, Pattern::filter(filter.filter.as_str())));
    PreparedState { state: state.scan_type(), filters: filters.collect() }
}

impl<'p> PreparedState<'p> {
    fn decide(&self, name: &str) -> Decision<'p> {
        let matching = self.filters.iter().filter(|(_, _, pattern)| pattern.matches(name));
        let mut matching: Vec<_> = matching.map(|(frequency, filter, _)| (*frequency, *filter)).collect();
        let Some((frequency, _)) = matching.first().copied() else {
            return Decision {
                state: self.state,
                level: Level::Unmatched,
                winner: None,
                is_asked: false,
                losers: matching,
            };
        };
        let asked = matching.iter().position(|(other, filter)| *other == frequency && is_meant(filter, name));
        let (_, winner) = matching.remove(asked.unwrap_or(0));
        let level = match frequency {
            Frequency::ScanOnPush => Level::OnPush,
            Frequency::ContinuousScan => Level::Continuous,
        };
        Decision { state: self.state, level, winner: Some(winner), is_asked: asked.is_some(), losers: matching }
    }
}

/// Whether the policy's entry that a filter stands for names the repository, rather than the filter's residue. A filter
/// that is the very text of its entry has residue too where that is a bare name: AWS reads it as "contains".
fn is_meant(filter: &PlannedFilter, name: &str) -> bool {
    match filter.stands_for.as_slice() {
        [] => filter.filter.as_str().contains('*') || filter.filter.as_str() == name,
        entries => entries.iter().any(|entry| Pattern::glob(entry).matches(name)),
    }
}
