//! The proof for a module with a release variable: one stack, with what its resources want in each release state.

use super::aws::Assumptions;
use super::machine::Machine;
use super::moment::{MAX_PARTS, Moment};
use super::part::{self, Catalogue, Part, Wants};
use super::proof::{Proved, prove};
use super::stack::Stack;
use super::starts;
use super::verdict::{Verdict, simulate};
use crate::registry::Types;

/// Proves that a module settles: after one successful apply the plan is empty and stays so, whatever AWS does by itself,
/// and the same after each switch of the release variable, in both directions, at any moment of AWS's own moves.
///
/// `states` is the module in each of its release states, with the same resources. Where the claim does not hold, the
/// verdict is that of the first state that never settles; `Some(false)` without a cycle where it takes more than one
/// apply.
pub fn prove_module(states: &[Stack]) -> Verdict {
    let mut catalogue = Catalogue::new();
    let settings: Vec<Vec<Part>> =
        states.iter().map(|state| part::parts(std::slice::from_ref(state), &mut catalogue)).collect();
    let parts = || settings.iter().flatten();
    let size = settings.first().map(Vec::len).unwrap_or_default();
    if size == 0 {
        return Verdict::nothing();
    }
    let is_alike = settings.iter().all(|setting| setting.len() == size);
    if size > MAX_PARTS || !is_alike || settings.len() > MAX_SETTINGS {
        return Verdict::too_large();
    }
    let telling = starts::telling_types(&parts().copied().collect::<Vec<_>>());
    let rules = starts::telling_rules(parts(), &catalogue);
    let has_enabler = parts().any(|part| matches!(part.wants, Wants::Enabler { .. }));
    let mut count = 0;
    for assumptions in assumptions_that_matter(has_enabler) {
        let starts = every_start(settings.len(), size, telling, &rules, *assumptions);
        count = starts.len() / settings.len();
        let machine = Machine { settings: settings.clone(), assumptions: *assumptions, switches: true };
        match prove(&machine, starts) {
            Proved::Holds => {}
            Proved::TooLarge => return Verdict::too_large(),
            Proved::Fails => return broken(states),
        }
    }
    Verdict { applies_to_settle: Some(1), starts: count, notes: Vec::new(), ..Verdict::nothing() }
}

/// The most release states.
const MAX_SETTINGS: usize = 4;

/// Inspector moves the registry only after calls that an enabler makes: without one nothing depends on the assumption.
fn assumptions_that_matter(has_enabler: bool) -> &'static [Assumptions] {
    let [first, ..] = &Assumptions::EVERY;
    if has_enabler { &Assumptions::EVERY } else { std::slice::from_ref(first) }
}

/// Every state of AWS, at rest and in flight, with every choice of resources in the state, before each setting.
fn every_start(
    settings: usize,
    size: usize,
    telling: Types,
    rules: &[super::aws::Rules],
    assumptions: Assumptions,
) -> Vec<Moment> {
    let mut states = starts::every_at_rest(telling, rules);
    states.extend(starts::every_in_flight(&states, rules, assumptions));
    let mut moments = Vec::with_capacity((states.len() * settings) << size);
    for aws in states {
        for setting in 0..settings {
            moments.extend((0..1_u8 << size).map(|held| Moment::between(aws, setting, held)));
        }
    }
    moments
}

/// What to say of a module that breaks the claim.
fn broken(states: &[Stack]) -> Verdict {
    let mut verdicts = states.iter().map(|state| simulate(std::slice::from_ref(state)));
    let never = verdicts.find(|verdict| verdict.settles != Some(true));
    never.unwrap_or_else(|| Verdict {
        settles: Some(false),
        notes: vec![MORE_THAN_ONE.to_owned()],
        ..Verdict::nothing()
    })
}

const MORE_THAN_ONE: &str = "it settles, but a switch of the scan type can take more than one apply";
