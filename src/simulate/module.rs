//! The proof for a module with a release variable: one Terraform state, with what its resources want in each setting.

use super::assumptions::Assumptions;
use super::initial_states::{distinguished_rules, distinguished_types, initial_states_of_settings};
use super::managed_resources::ManagedResources;
use super::proof::{Proved, prove};
use super::proved_shapes::{self, Shape};
use super::resource::{MAX_RESOURCES, Resource, resources};
use super::rule_sets::RuleSets;
use super::settling::simulate;
use super::transition_system::TransitionSystem;
use super::verdict::Verdict;

/// The most settings: as many as two bits number.
const MAX_SETTINGS: usize = 4;

const MORE_THAN_ONE: &str = "it settles, but a switch of the scan type can take more than one apply";

/// Proves that a module settles: after one successful apply the plan is empty and stays so, whatever AWS does by itself,
/// and the same after each switch of the release variable, in both directions, while effects of AWS are pending or not.
///
/// `states` is the module in each of its release states, with the same resources. Where the claim does not hold, the
/// verdict is that of the first state that never settles; `Some(false)` without a cycle where it takes more than one
/// apply.
pub fn prove_module(states: &[ManagedResources]) -> Verdict {
    let mut rule_sets = RuleSets::new();
    let settings: Vec<Vec<Resource>> =
        states.iter().map(|state| resources(std::slice::from_ref(state), &mut rule_sets)).collect();
    let size = settings.first().map(Vec::len).unwrap_or_default();
    if size == 0 {
        return Verdict::nothing();
    }
    let is_alike = settings.iter().all(|setting| setting.len() == size);
    if size > MAX_RESOURCES || !is_alike || settings.len() > MAX_SETTINGS {
        return Verdict::too_large();
    }
    let all: Vec<Resource> = settings.iter().flatten().copied().collect();
    let (types, rules) = (distinguished_types(&all), distinguished_rules(all.iter(), &rule_sets));
    let shape = Shape { settings, rules };
    if let Some(starts) = proved_shapes::find(&shape) {
        return holds(starts);
    }
    let Shape { settings, rules } = &shape;
    let mut count = 0;
    for assumptions in assumptions_that_matter(&all) {
        let initial = initial_states_of_settings(settings.len(), size, types, rules, *assumptions);
        count = initial.len() / settings.len();
        let system = TransitionSystem { settings: settings.clone(), assumptions: *assumptions, switches: true };
        match prove(&system, initial) {
            Proved::Holds => {}
            Proved::TooLarge => return Verdict::too_large(),
            Proved::Fails => return broken(states),
        }
    }
    proved_shapes::keep(shape, count);
    holds(count)
}

/// Returns the verdict on a module for which the claim holds.
fn holds(starts: usize) -> Verdict {
    Verdict { applies_to_settle: Some(1), starts, notes: Vec::new(), ..Verdict::nothing() }
}

/// Returns the assumptions to explore. Inspector changes the registry only after calls that an enabler makes: without one
/// nothing depends on them.
fn assumptions_that_matter(resources: &[Resource]) -> &'static [Assumptions] {
    let [first, ..] = &Assumptions::EVERY;
    let has_enabler = resources.iter().any(|resource| resource.listed_types().is_some());
    if has_enabler { &Assumptions::EVERY } else { std::slice::from_ref(first) }
}

/// Returns the verdict on a module that breaks the claim.
fn broken(states: &[ManagedResources]) -> Verdict {
    let mut verdicts = states.iter().map(|state| simulate(std::slice::from_ref(state)));
    let never = verdicts.find(|verdict| verdict.settles != Some(true));
    never.unwrap_or_else(|| Verdict {
        settles: Some(false),
        notes: vec![MORE_THAN_ONE.to_owned()],
        ..Verdict::nothing()
    })
}
