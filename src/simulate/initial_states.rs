//! The moments that a run may begin at: a state of AWS with what Terraform already holds.

use super::aws::{Assumptions, Aws};
use super::moment::{MAX_PARTS, Moment};
use super::part::{Catalogue, Part, Wants};
use super::starts::{at_rest, every_at_rest, every_in_flight, is_possible, telling_rules};
use crate::registry::Types;

/// Every start, those at rest first, and how many those are: every state of AWS with every choice of resources that are
/// already in Terraform's state.
pub(super) fn every_start(
    parts: &[Part],
    telling: Types,
    catalogue: &Catalogue,
    assumptions: Assumptions,
) -> (Vec<Moment>, usize) {
    let rules = telling_rules(parts.iter(), catalogue);
    let at_rest = every_at_rest(telling, &rules);
    let in_flight = every_in_flight(&at_rest, &rules, assumptions);
    let held = 1_u8 << parts.len().min(MAX_PARTS);
    let with_state = |aws: &Aws| {
        let held = (0..held).filter(|held| is_possible(parts, *held, *aws, assumptions));
        held.map(|held| Moment::between(*aws, 0, held)).collect::<Vec<_>>()
    };
    let mut moments: Vec<Moment> = at_rest.iter().flat_map(with_state).collect();
    let resting = moments.len();
    moments.extend(in_flight.iter().flat_map(with_state));
    (moments, resting)
}

/// The starts from which a cycle is told: every resource in the state and AWS at rest, first as the enablers want it.
pub(super) fn usual_starts(
    parts: &[Part],
    telling: Types,
    catalogue: &Catalogue,
    assumptions: Assumptions,
) -> Vec<Moment> {
    let wanted = parts.iter().fold(Types::NONE, |types, part| match part.wants {
        Wants::Enabler { types: own, .. } => types.and(own),
        Wants::Registry { .. } => types,
    });
    let mut rules = telling_rules(parts.iter(), catalogue);
    let own = parts.iter().find_map(|part| match part.wants {
        Wants::Registry { rules, .. } => Some(rules),
        Wants::Enabler { .. } => None,
    });
    rules.sort_by_key(|rules| Some(*rules) != own);
    let first = rules.iter().map(|rules| at_rest(wanted, *rules));
    let others = every_at_rest(telling, &rules);
    let possible = first.chain(others).filter(|aws| is_possible(parts, u8::MAX, *aws, assumptions));
    possible.map(|aws| Moment::between(aws, 0, u8::MAX)).collect()
}
