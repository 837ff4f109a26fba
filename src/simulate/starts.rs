//! The states of AWS that a run may begin in.
//!
//! **At rest**: every set of types with the scan type and the account's status that go with it, and every set of rules.
//! **In flight**: those into which a switch of the scan type was just made, by whoever, at any moment of T2, T3 and T4.

use super::aws::{Account, Assumptions, Aws, Moves, Rules};
use super::part::{Catalogue, Part, Wants};
use crate::registry::ScanType;
use crate::registry::{ResourceType, Types};

/// The types that have to be told apart: ECR, and of all types that every enabler treats alike two, or one where no
/// enabler lists them. Types that are treated alike differ in nothing but whether none, some or all of them are on,
/// and those that nobody lists are only ever switched off together. Without an enabler ECR is all: nobody reads the others,
/// nor the account's status, which is what they decide.
pub(super) fn telling_types(parts: &[Part]) -> Types {
    let lists: Vec<Types> = parts.iter().filter_map(listed).collect();
    if lists.is_empty() {
        return Types::ECR;
    }
    let mut telling: Vec<ResourceType> = vec![ResourceType::Ecr];
    for kind in ResourceType::ALL.into_iter().filter(|kind| *kind != ResourceType::Ecr) {
        let is_like = |other: &&ResourceType| {
            **other != ResourceType::Ecr && lists.iter().all(|list| list.has(kind) == list.has(**other))
        };
        let is_listed = lists.iter().any(|list| list.has(kind));
        if telling.iter().filter(is_like).count() < if is_listed { 2 } else { 1 } {
            telling.push(kind);
        }
    }
    telling.into_iter().collect()
}

fn listed(part: &Part) -> Option<Types> {
    match part.wants {
        Wants::Enabler { types, .. } => Some(types),
        Wants::Registry { .. } => None,
    }
}

/// The rules that have to be told apart: those that somebody wants, somebody else's, and where Inspector may be switched
/// by Terraform those that AWS itself may put.
pub(super) fn telling_rules<'p>(parts: impl Iterator<Item = &'p Part>, catalogue: &Catalogue) -> Vec<Rules> {
    let mut rules = vec![catalogue.foreign()];
    for part in parts {
        match part.wants {
            Wants::Registry { rules: own, .. } => rules.push(own),
            Wants::Enabler { .. } => rules.extend([Rules::NONE, Rules::EVERYTHING]),
        }
    }
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// AWS at rest with those types and rules: ENHANCED goes with ECR, and the account is on where any type is.
pub(super) fn at_rest(types: Types, rules: Rules) -> Aws {
    let scan_type = if types.has(ResourceType::Ecr) { ScanType::Enhanced } else { ScanType::Basic };
    let account = if types.is_empty() { Account::Disabled } else { Account::Enabled };
    Aws { scan_type, rules, types, account, pending: Moves::NONE }
}

/// Whether a run can begin like that, with those resources in the state.
///
/// An enabler that ignores its types or its account was created with them once, and leaves Inspector alone since. Where
/// somebody else switched its types off, or is about to, it can do nothing about that: such starts say nothing of the
/// configuration.
pub(super) fn is_possible(parts: &[Part], held: u8, aws: Aws, assumptions: Assumptions) -> bool {
    let lost = aws.types.without(aws.at_rest(assumptions).types);
    parts.iter().enumerate().all(|(index, part)| match part.wants {
        Wants::Enabler { types, ignores_types, ignores_accounts } if ignores_types || ignores_accounts => {
            let is_held = held >> index & 1 == 1;
            types.within(lost).is_empty() && (!is_held || types.without(aws.types).is_empty())
        }
        Wants::Enabler { .. } | Wants::Registry { .. } => true,
    })
}

/// Every state at rest.
pub(super) fn every_at_rest(telling: Types, rules: &[Rules]) -> Vec<Aws> {
    let sets = Types::every().filter(|types| types.without(telling).is_empty());
    sets.flat_map(|types| rules.iter().map(move |rules| at_rest(types, *rules))).collect()
}

/// Every state in flight.
pub(super) fn every_in_flight(at_rest: &[Aws], rules: &[Rules], assumptions: Assumptions) -> Vec<Aws> {
    let mut states = Vec::new();
    for aws in at_rest {
        for scan_type in
            [ScanType::Enhanced, ScanType::Basic].into_iter().filter(|scan_type| *scan_type != aws.scan_type)
        {
            rules.iter().for_each(|rules| flying(aws.put(scan_type, *rules), assumptions, &mut states));
        }
    }
    states.sort_unstable();
    states.dedup();
    states
}

/// The state and what comes of it while something is still pending.
fn flying(aws: Aws, assumptions: Assumptions, states: &mut Vec<Aws>) {
    if !aws.pending.is_empty() {
        states.push(aws);
        aws.pending.iter().for_each(|own| flying(aws.after(own, assumptions), assumptions, states));
    }
}
