//! [`Live`]: what AWS has, to compare a policy with.

use std::collections::{BTreeMap, BTreeSet};

use super::semantic::{Sides, StateRules};
use super::sides::planned;
use crate::plan::{ScanPlan, State};
use crate::registry::{Configuration, Rule};

/// Configuration of a registry as AWS answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Live(pub(crate) Configuration<Vec<Rule>>);

impl Live {
    /// Returns both sides in the state that is live, and whether AWS has something else than the policy emits in it. A policy
    /// without that state has others.
    pub(super) fn sides(&self, plan: &ScanPlan) -> (Sides, bool) {
        let Self(Configuration { scan_type, rules }) = self;
        let states = plan.release.states();
        let emitted = states.iter().find(|state| state.scan_type() == *scan_type);
        if emitted.is_some_and(|state| by_frequency(rules) == of_state(*state)) {
            return (Sides::Same(vec![*scan_type]), false);
        }
        let old = StateRules::emitted(rules, *scan_type, &BTreeMap::new()).map(|rules| vec![rules]);
        let new = match emitted {
            Some(state) => vec![StateRules::planned(*state)],
            None => planned(plan),
        };
        (Sides::Differ { old, new }, true)
    }
}

/// The filters of each frequency: neither their order nor how they are spread over rules says anything.
type Filters<'r> = BTreeMap<&'r str, BTreeSet<&'r str>>;

fn by_frequency(rules: &[Rule]) -> Filters<'_> {
    let mut all = Filters::new();
    for rule in rules {
        all.entry(&rule.frequency).or_default().extend(rule.filters.iter().map(String::as_str));
    }
    all
}

fn of_state(state: State<'_>) -> Filters<'_> {
    let rules = state.rules().into_iter();
    rules.map(|rule| (rule.frequency.as_str(), rule.filters.iter().map(|one| one.filter.as_str()).collect())).collect()
}
