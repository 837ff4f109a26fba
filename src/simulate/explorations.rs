//! The explorations of one verdict.
//!
//! Unknowns make many combinations, and most of them are alike to the model: it knows resources by numbers, without names.
//! So each shape is explored once, whatever the number of combinations that have it. All explorations together visit
//! [`MAX_STATES_IN_ALL`] states at most; what comes after is open.
//!
//! **Invariant**: an exploration depends on the transition system and its initial states alone, and the key holds both.

use std::collections::HashMap;

use super::explore::{Explored, explore};
use super::resource::Resource;
use super::state::State;
use super::transition_system::TransitionSystem;

/// The most states that all explorations of one verdict visit: those of six configurations of the largest size, or some seconds.
pub(super) const MAX_STATES_IN_ALL: usize = 2_400_000;

/// Everything that an exploration depends on.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Shape {
    resources: Vec<Resource>,
    keeps_rules: bool,
    /// The initial states, packed.
    initial: Vec<u128>,
    at_rest: usize,
}

/// Outcomes of the explorations so far, and what is left.
#[derive(Debug)]
pub(super) struct Explorations {
    known: HashMap<Shape, Explored>,
    states_left: usize,
}

impl Default for Explorations {
    fn default() -> Self {
        Self { known: HashMap::new(), states_left: MAX_STATES_IN_ALL }
    }
}

impl Explorations {
    /// Explores a system with one setting, or returns what is known of it.
    pub(super) fn explore(&mut self, system: &TransitionSystem, initial: Vec<State>, at_rest: usize) -> Explored {
        let resources = system.settings.first().cloned().unwrap_or_default();
        let packed = initial.iter().map(|state| state.key(resources.len())).collect();
        let shape = Shape { resources, keeps_rules: system.assumptions.keeps_rules, initial: packed, at_rest };
        let states_left = &mut self.states_left;
        self.known.entry(shape).or_insert_with(|| explore(system, initial, at_rest, states_left)).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{ResourceType, Types};
    use crate::simulate::assumptions::Assumptions;
    use crate::simulate::managed_resources::{Enabler, Managed, ManagedResources};
    use crate::simulate::settling::simulate_within;

    fn enabler(name: &str, kind: ResourceType) -> [ManagedResources; 1] {
        let managed = Managed { address: name.to_owned(), prevents_destroy: false, depends_on: Vec::new() };
        let (account, wanted) = (String::new(), Types::from_iter([kind]));
        let enabler = Enabler { managed, wanted, account, ignores_types: false, ignores_accounts: false };
        [ManagedResources { enablers: vec![enabler], ..ManagedResources::default() }]
    }

    #[test]
    fn one_shape_is_explored_once_whatever_its_names_are() {
        let mut explorations = Explorations::default();
        let first = simulate_within(&mut explorations, &enabler("a", ResourceType::Ecr));
        let left = explorations.states_left;
        assert!(left < MAX_STATES_IN_ALL);
        assert_eq!(explorations.known.len(), Assumptions::EVERY.len());
        let second = simulate_within(&mut explorations, &enabler("b", ResourceType::Ecr));
        assert_eq!((second.settles, second.starts), (first.settles, first.starts));
        assert_eq!(explorations.states_left, left);
        simulate_within(&mut explorations, &enabler("a", ResourceType::Ec2));
        assert!(explorations.states_left < left);
    }

    #[test]
    fn a_verdict_is_open_where_nothing_is_left_to_explore_it() {
        let mut explorations = Explorations { states_left: 10, ..Explorations::default() };
        let verdict = simulate_within(&mut explorations, &enabler("a", ResourceType::Ecr));
        assert_eq!(verdict.settles, None);
        let [what] = verdict.depends_on.as_slice() else { panic!("{verdict:?}") };
        assert!(what.starts_with("more combinations of unknown values"), "{what}");
    }
}
