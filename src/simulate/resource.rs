//! Stacks in the form that is explored: every resource a [`Part`], every set of rules a number.

use std::collections::BTreeSet;

use super::aws::Rules;
use super::stack::{Managed, Stack};
use crate::registry::Rule;
use crate::registry::ScanType;
use crate::registry::Types;

/// A resource, with numbers in the place of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The number of its stack.
    pub(super) stack: usize,
    /// What it wants.
    pub(super) wants: Wants,
    /// Whether destroying it is an error.
    pub(super) prevents_destroy: bool,
    /// The parts that it is made after, one bit each.
    pub(super) after: u8,
}

/// What a resource wants of AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    /// An `aws_ecr_registry_scanning_configuration`.
    Registry { scan_type: ScanType, rules: Rules, ignores_scan_type: bool, ignores_rules: bool },
    /// An `aws_inspector2_enabler`.
    Enabler { types: Types, ignores_types: bool, ignores_accounts: bool },
}

/// The sets of rules that the model tells apart; a set's number is its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Catalogue {
    sets: Vec<BTreeSet<Rule>>,
}

impl Catalogue {
    /// The two sets that AWS itself may put.
    pub(super) fn new() -> Self {
        Self { sets: vec![BTreeSet::new(), BTreeSet::from([Rule::everything_continuously()])] }
    }

    /// The number of a set, a new one where it is not known.
    pub(super) fn number(&mut self, rules: &BTreeSet<Rule>) -> Rules {
        let known = self.sets.iter().position(|set| set == rules);
        let number = known.unwrap_or_else(|| {
            self.sets.push(rules.clone());
            self.sets.len() - 1
        });
        Rules(u16::try_from(number).unwrap_or(u16::MAX))
    }

    /// The number that stands for rules of somebody else: none of the known sets.
    pub(super) fn foreign(&self) -> Rules {
        Rules(u16::try_from(self.sets.len()).unwrap_or(u16::MAX))
    }

    /// The set of a number; `None` for somebody else's.
    pub(super) fn rules(&self, number: Rules) -> Option<&BTreeSet<Rule>> {
        self.sets.get(usize::from(number.0))
    }
}

/// Every resource of the stacks, the stacks in order, registries before enablers.
pub(super) fn parts(stacks: &[Stack], catalogue: &mut Catalogue) -> Vec<Part> {
    let addresses: Vec<(usize, &str)> = addresses(stacks);
    let after = |stack: usize, own: usize, names: &[String]| {
        let earlier = addresses.iter().enumerate().filter(|(index, (other, address))| {
            *index != own && *other == stack && names.iter().any(|name| name == address)
        });
        earlier.fold(0_u8, |bits, (index, _)| {
            bits | 1_u8.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0)
        })
    };
    let mut parts: Vec<Part> = Vec::with_capacity(addresses.len());
    for (stack, Stack { registries, enablers, .. }) in stacks.iter().enumerate() {
        for registry in registries {
            let wants = Wants::Registry {
                scan_type: registry.wanted.scan_type,
                rules: catalogue.number(&registry.wanted.rules),
                ignores_scan_type: registry.ignores_scan_type,
                ignores_rules: registry.ignores_rules,
            };
            let after = after(stack, parts.len(), &registry.managed.after);
            parts.push(Part { stack, wants, prevents_destroy: registry.managed.prevents_destroy, after });
        }
        for enabler in enablers {
            let wants = Wants::Enabler {
                types: enabler.wanted,
                ignores_types: enabler.ignores_types,
                ignores_accounts: enabler.ignores_accounts,
            };
            let after = after(stack, parts.len(), &enabler.managed.after);
            parts.push(Part { stack, wants, prevents_destroy: enabler.managed.prevents_destroy, after });
        }
    }
    without_circles(parts)
}

/// The address of every part, with the number of its stack, in the order of [`parts`].
pub(super) fn addresses(stacks: &[Stack]) -> Vec<(usize, &str)> {
    stacks
        .iter()
        .enumerate()
        .flat_map(|(number, stack)| managed(stack).map(move |one| (number, one.address.as_str())))
        .collect()
}

fn managed(stack: &Stack) -> impl Iterator<Item = &Managed> {
    let registries = stack.registries.iter().map(|registry| &registry.managed);
    registries.chain(stack.enablers.iter().map(|enabler| &enabler.managed))
}

/// Terraform refuses resources that are made after each other; here such an order is none.
fn without_circles(mut parts: Vec<Part>) -> Vec<Part> {
    let all = parts.iter().map(|part| part.after).collect::<Vec<u8>>();
    let reached = |from: u8| {
        let mut reached = from;
        for _ in 0..all.len() {
            reached = all
                .iter()
                .enumerate()
                .filter(|(index, _)| reached >> index & 1 == 1)
                .fold(reached, |bits, (_, after)| bits | after);
        }
        reached
    };
    for (index, part) in parts.iter_mut().enumerate() {
        if reached(part.after) >> index & 1 == 1 {
            part.after = 0;
        }
    }
    parts
}
