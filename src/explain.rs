//! The rule and the filter that decide a repository's frequency, in each release state.
//!
//! It matches the name against the filters that AWS gets, with the plain matcher: exact, and linear in the filters.

use crate::plan::{PlannedFilter, ScanPlan, State};
use crate::registry::Coverage;
use crate::registry::{Frequency, ScanType};
use crate::wildcard::Pattern;

/// Plan prepared for questions about many names.
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
    /// The filter as AWS reads it.
    pattern: Pattern,
    /// The entries that it was written for, as the policy means them.
    intended: Vec<Pattern>,
}

/// Decision on a repository's frequency in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'p> {
    pub state: ScanType,
    /// The frequency.
    pub coverage: Coverage,
    /// The filter that wins, if possible one that was written for the name; `None` if none matches.
    pub winner: Option<&'p PlannedFilter>,
    /// True if some entry of the winning frequency names the repository; else the filter matches it unintended.
    pub is_intended: bool,
    /// The other filters that match, and the frequency of each.
    pub losers: Vec<(Frequency, &'p PlannedFilter)>,
}

impl<'p> Explainer<'p> {
    /// Prepares a plan.
    pub fn new(plan: &'p ScanPlan) -> Self {
        Self { states: plan.release.states().into_iter().map(prepare).collect() }
    }

    /// Decides for each state, ENHANCED first.
    pub fn explain(&self, name: &str) -> Vec<Decision<'p>> {
        self.states.iter().map(|state| state.decide(name)).collect()
    }

    /// Returns the rules of a decision's state that have no filter for its repository, each with the count of its filters.
    pub fn unmatched_rules(&self, decision: &Decision<'_>) -> Vec<(Frequency, usize)> {
        let filters = self.states.iter().filter(|state| state.state == decision.state).flat_map(|state| &state.filters);
        let is_matched = |frequency| {
            decision.coverage == coverage(frequency) || decision.losers.iter().any(|(loser, _)| *loser == frequency)
        };
        let count = |frequency| filters.clone().filter(|one| one.frequency == frequency).count();
        let rules = Frequency::ALL.into_iter().filter(|rule| !is_matched(*rule));
        rules.map(|rule| (rule, count(rule))).filter(|(_, count)| *count > 0).collect()
    }

    /// Returns the scan type of each state.
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
    /// Prepares a filter. One that is the very text of its entry stands for that entry: a glob, or one name, which AWS reads
    /// as "contains".
    fn new(frequency: Frequency, filter: &'p PlannedFilter) -> Self {
        let text = filter.filter.as_str();
        let entries = filter.stands_for.iter().map(String::as_str);
        let own = filter.stands_for.is_empty().then_some(text);
        let intended = entries.chain(own).map(Pattern::glob).collect();
        Self { frequency, filter, pattern: Pattern::filter(text), intended }
    }

    fn is_intended_for(&self, name: &str) -> bool {
        self.intended.iter().any(|entry| entry.matches(name))
    }
}

impl<'p> PreparedState<'p> {
    fn decide(&self, name: &str) -> Decision<'p> {
        let state = self.state;
        let matching: Vec<_> = self.filters.iter().filter(|one| one.pattern.matches(name)).collect();
        let Some(first) = matching.first() else {
            return Decision {
                state,
                coverage: Coverage::Unmatched,
                winner: None,
                is_intended: false,
                losers: Vec::new(),
            };
        };
        let intended = matching.iter().position(|one| one.frequency == first.frequency && one.is_intended_for(name));
        let winner = intended.unwrap_or(0);
        let others = matching.iter().enumerate().filter(|(place, _)| *place != winner);
        Decision {
            state,
            coverage: coverage(first.frequency),
            winner: matching.get(winner).map(|one| one.filter),
            is_intended: intended.is_some(),
            losers: others.map(|(_, one)| (one.frequency, one.filter)).collect(),
        }
    }
}

fn coverage(frequency: Frequency) -> Coverage {
    match frequency {
        Frequency::ScanOnPush => Coverage::OnPush,
        Frequency::ContinuousScan => Coverage::Continuous,
    }
}
