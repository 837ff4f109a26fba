//! Initial states: the states of AWS, with what Terraform already has in its state, that a run may begin in.
//!
//! **At rest**: every set of types with the scan type and the account's status that go with it, and every set of rules.
//! **In flight**: those into which somebody has just switched the scan type, at any time while effects are pending.
//!
//! Types and rules are reduced to those that have to be told apart ([`distinguished_types`], [`distinguished_rules`]):
//! that is what keeps their number small. With `t` types, `s` sets of rules and `r` resources there are `2ᵗ·s·2ʳ` initial
//! states at rest, and a few in flight for each.

use super::assumptions::Assumptions;
use super::aws::{AccountStatus, Aws, RulesId};
use super::aws_effect::AwsEffects;
use super::resource::{MAX_RESOURCES, Resource, Wants};
use super::rule_sets::RuleSets;
use super::state::State;
use crate::registry::{ResourceType, ScanType, Types};

/// Returns every initial state, those at rest first, and how many those are.
pub(super) fn initial_states(
    resources: &[Resource],
    types: Types,
    rule_sets: &RuleSets,
    assumptions: Assumptions,
) -> (Vec<State>, usize) {
    let rules = distinguished_rules(resources.iter(), rule_sets);
    let at_rest = every_at_rest(types, &rules);
    let in_flight = every_in_flight(&at_rest, &rules, assumptions);
    let subsets = 1_u8 << resources.len().min(MAX_RESOURCES);
    let with_terraform = |aws: &Aws| {
        let present = (0..subsets).filter(|present| is_possible(resources, *present, *aws, assumptions));
        present.map(|present| State::between(*aws, 0, present)).collect::<Vec<_>>()
    };
    let mut states: Vec<State> = at_rest.iter().flat_map(with_terraform).collect();
    let resting = states.len();
    states.extend(in_flight.iter().flat_map(with_terraform));
    (states, resting)
}

/// Returns every state of AWS, at rest and in flight, with every set of resources in Terraform's state, for each of so many
/// settings.
pub(super) fn initial_states_of_settings(
    settings: usize,
    resources: usize,
    types: Types,
    rules: &[RulesId],
    assumptions: Assumptions,
) -> Vec<State> {
    let mut every_aws = every_at_rest(types, rules);
    every_aws.extend(every_in_flight(&every_aws, rules, assumptions));
    let mut states = Vec::with_capacity((every_aws.len() * settings) << resources);
    for aws in every_aws {
        for setting in 0..settings {
            states.extend((0..1_u8 << resources).map(|present| State::between(aws, setting, present)));
        }
    }
    states
}

/// Returns the initial states from which a cycle is shown: every resource in Terraform's state and AWS at rest, first as
/// the resources want it.
pub(super) fn usual_initial_states(
    resources: &[Resource],
    types: Types,
    rule_sets: &RuleSets,
    assumptions: Assumptions,
) -> Vec<State> {
    let wanted = resources.iter().filter_map(Resource::listed_types).fold(Types::NONE, Types::and);
    let mut rules = distinguished_rules(resources.iter(), rule_sets);
    let own = resources.iter().find_map(|resource| match resource.wants {
        Wants::Registry { rules, .. } => Some(rules),
        Wants::Enabler { .. } => None,
    });
    rules.sort_by_key(|rules| Some(*rules) != own);
    let first = rules.iter().map(|rules| at_rest(wanted, *rules));
    let others = every_at_rest(types, &rules);
    let possible = first.chain(others).filter(|aws| is_possible(resources, u8::MAX, *aws, assumptions));
    possible.map(|aws| State::between(aws, 0, u8::MAX)).collect()
}

/// Returns the types that have to be told apart: ECR, and of all types that every enabler treats alike two, or one if no
/// enabler lists them.
///
/// That loses no behaviour: types that are treated alike differ in nothing but whether none, some or all of them are on,
/// and those that nobody lists are only ever switched off together. Without an enabler ECR is all: nobody reads the
/// others, nor the account's status, which is what they decide.
pub(super) fn distinguished_types(resources: &[Resource]) -> Types {
    let lists: Vec<Types> = resources.iter().filter_map(Resource::listed_types).collect();
    if lists.is_empty() {
        return Types::ECR;
    }
    let mut distinguished: Vec<ResourceType> = vec![ResourceType::Ecr];
    for kind in ResourceType::ALL.into_iter().filter(|kind| *kind != ResourceType::Ecr) {
        let is_like = |other: &&ResourceType| {
            **other != ResourceType::Ecr && lists.iter().all(|list| list.has(kind) == list.has(**other))
        };
        let is_listed = lists.iter().any(|list| list.has(kind));
        if distinguished.iter().filter(is_like).count() < if is_listed { 2 } else { 1 } {
            distinguished.push(kind);
        }
    }
    distinguished.into_iter().collect()
}

/// Returns the rules that have to be told apart: those that somebody wants, somebody else's, and if Terraform may switch
/// Inspector those that AWS itself may put. The model asks of rules nothing but whether they are the same.
pub(super) fn distinguished_rules<'r>(
    resources: impl Iterator<Item = &'r Resource>,
    rule_sets: &RuleSets,
) -> Vec<RulesId> {
    let mut rules = vec![rule_sets.foreign()];
    for resource in resources {
        match resource.wants {
            Wants::Registry { rules: own, .. } => rules.push(own),
            Wants::Enabler { .. } => rules.extend([RulesId::NONE, RulesId::EVERYTHING]),
        }
    }
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Returns AWS at rest with those types and rules: ENHANCED goes with ECR, and the account is on if any type is.
fn at_rest(types: Types, rules: RulesId) -> Aws {
    let scan_type = if types.has(ResourceType::Ecr) { ScanType::Enhanced } else { ScanType::Basic };
    let account = if types.is_empty() { AccountStatus::Disabled } else { AccountStatus::Enabled };
    Aws { scan_type, rules, types, account, pending: AwsEffects::NONE }
}

/// Tells whether a run can begin in a state of AWS, with those resources in Terraform's state.
///
/// An enabler that ignores its types or its account was created with them once, and leaves Inspector alone since. If
/// somebody else switched its types off, or is about to, it can do nothing about that: such a state says nothing of the
/// configuration.
fn is_possible(resources: &[Resource], present: u8, aws: Aws, assumptions: Assumptions) -> bool {
    let lost = aws.types.without(aws.at_rest(assumptions).types);
    resources.iter().enumerate().all(|(index, resource)| match resource.wants {
        Wants::Enabler { types, ignores_types, ignores_accounts } if ignores_types || ignores_accounts => {
            let is_present = present >> index & 1 == 1;
            types.within(lost).is_empty() && (!is_present || types.without(aws.types).is_empty())
        }
        Wants::Enabler { .. } | Wants::Registry { .. } => true,
    })
}

fn every_at_rest(types: Types, rules: &[RulesId]) -> Vec<Aws> {
    let sets = Types::every().filter(|set| set.without(types).is_empty());
    sets.flat_map(|set| rules.iter().map(move |rules| at_rest(set, *rules))).collect()
}

fn every_in_flight(at_rest: &[Aws], rules: &[RulesId], assumptions: Assumptions) -> Vec<Aws> {
    let mut states = Vec::new();
    for aws in at_rest {
        let others = ScanType::ALL.into_iter().filter(|scan_type| *scan_type != aws.scan_type);
        for scan_type in others {
            rules.iter().for_each(|rules| fly(aws.put(scan_type, *rules), assumptions, &mut states));
        }
    }
    states.sort_unstable();
    states.dedup();
    states
}

/// Collects a state and those that effects lead to from it, as long as something is pending.
fn fly(aws: Aws, assumptions: Assumptions, states: &mut Vec<Aws>) {
    if !aws.pending.is_empty() {
        states.push(aws);
        aws.pending.iter().for_each(|effect| fly(aws.fire(effect, assumptions), assumptions, states));
    }
}
