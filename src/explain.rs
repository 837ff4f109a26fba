//! Which rule and which filter decide a repository's frequency, in each release state.
//!
//! Speaks of the filters that AWS gets. Exact, by the plain matcher.

use crate::plan::{PlannedFilter, ScanPlan, State};
use crate::registry::Coverage;
use crate::registry::{Frequency, ScanType};
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
    filters: Vec<PreparedFilter<'p>>,
}

#[derive(Debug)]
struct PreparedFilter<'p> {
    frequency: Frequency,
    filter: &'p PlannedFilter,
    /// What AWS reads it as.
    pattern: Pattern,
    /// What the policy means by it: the entries that it was written for.
    meant: Vec<Pattern>,
}

/// What decides a repository's frequency in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'p> {
    /// The state.
    pub state: ScanType,
    /// The frequency.
    pub level: Coverage,
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

    /// The rules of a decision's state that have no filter for its repository, each with the number of its filters.
    pub fn unmatched_rules(&self, decision: &Decision<'_>) -> Vec<(Frequency, usize)> {
        let filters = self.states.iter().filter(|state| state.state == decision.state).flat_map(|state| &state.filters);
        let is_matched = |frequency| {
            decision.level == level(frequency) || decision.losers.iter().any(|(loser, _)| *loser == frequency)
        };
        let count = |frequency| filters.clone().filter(|one| one.frequency == frequency).count();
        let rules = Frequency::ALL.into_iter().filter(|rule| !is_matched(*rule));
        rules.map(|rule| (rule, count(rule))).filter(|(_, count)| *count > 0).collect()
    }

    /// The states.
    pub fn states(&self) -> impl Iterator<Item = ScanType> {
        self.states.iter().map(|state| state.state)
    }
}

fn prepare(state: State<'_>) -> PreparedState<'_> {
    let rules = state.rules().into_iter();
    let filters =
        rules.flat_map(|rule| rule.filters.iter().map(move |filter| PreparedFilter::new(rule.frequency, filter)));
    PreparedState { state: state.scan_type(), filters: filters.collect() }
}

impl<'p> PreparedFilter<'p> {
    /// A filter that is the very text of its entry means that entry: a glob, or one name, which AWS reads as "contains".
    fn new(frequency: Frequency, filter: &'p PlannedFilter) -> Self {
        let text = filter.filter.as_str();
        let entries = filter.stands_for.iter().map(String::as_str);
        let own = filter.stands_for.is_empty().then_some(text);
        let meant = entries.chain(own).map(Pattern::glob).collect();
        Self { frequency, filter, pattern: Pattern::filter(text), meant }
    }

    fn is_meant_for(&self, name: &str) -> bool {
        self.meant.iter().any(|entry| entry.matches(name))
    }
}

impl<'p> PreparedState<'p> {
    fn decide(&self, name: &str) -> Decision<'p> {
        let state = self.state;
        let matching: Vec<_> = self.filters.iter().filter(|one| one.pattern.matches(name)).collect();
        let Some(first) = matching.first() else {
            return Decision { state, level: Coverage::Unmatched, winner: None, is_asked: false, losers: Vec::new() };
        };
        let asked = matching.iter().position(|one| one.frequency == first.frequency && one.is_meant_for(name));
        let winner = asked.unwrap_or(0);
        let others = matching.iter().enumerate().filter(|(place, _)| *place != winner);
        Decision {
            state,
            level: level(first.frequency),
            winner: matching.get(winner).map(|one| one.filter),
            is_asked: asked.is_some(),
            losers: others.map(|(_, one)| (one.frequency, one.filter)).collect(),
        }
    }
}

fn level(frequency: Frequency) -> Coverage {
    match frequency {
        Frequency::ScanOnPush => Coverage::OnPush,
        Frequency::ContinuousScan => Coverage::Continuous,
    }
}
