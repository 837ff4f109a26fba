//! Resources in the form that is explored, with numbers in the place of names and of sets of rules.

use super::aws::RulesId;
use super::managed_resources::{Enabler, Managed, ManagedResources, Registry, addresses};
use super::rule_sets::RuleSets;
use crate::registry::{ScanType, Types};

/// The most resources that are explored together.
pub(super) const MAX_RESOURCES: usize = 6;

/// Resource of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Resource {
    /// The number of the Terraform state that it is in.
    pub(super) stack: usize,
    pub(super) wants: Wants,
    /// True if destroying it is an error.
    pub(super) prevents_destroy: bool,
    /// The resources that it depends on, one bit each.
    depends_on: u8,
}

/// Arguments of a resource: the state of AWS that it wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Wants {
    /// An `aws_ecr_registry_scanning_configuration`.
    Registry { scan_type: ScanType, rules: RulesId, ignores_scan_type: bool, ignores_rules: bool },
    /// An `aws_inspector2_enabler`.
    Enabler { types: Types, ignores_types: bool, ignores_accounts: bool },
}

impl Resource {
    /// Returns the numbers of the resources that it depends on.
    pub(super) fn dependencies(&self) -> impl Iterator<Item = usize> + use<> {
        let depends_on = self.depends_on;
        let end = u8::BITS.saturating_sub(depends_on.leading_zeros()) as usize;
        (0..end).filter(move |index| depends_on >> index & 1 == 1)
    }

    /// Returns the types that an enabler lists.
    pub(super) fn listed_types(&self) -> Option<Types> {
        match self.wants {
            Wants::Enabler { types, .. } => Some(types),
            Wants::Registry { .. } => None,
        }
    }

    /// Reduces the types that an enabler lists to those that have to be told apart.
    pub(super) fn narrowed(self, distinguished: Types) -> Self {
        let wants = match self.wants {
            Wants::Enabler { types, ignores_types, ignores_accounts } => {
                Wants::Enabler { types: types.within(distinguished), ignores_types, ignores_accounts }
            }
            registry @ Wants::Registry { .. } => registry,
        };
        Self { wants, ..self }
    }
}

/// Numbers the resources of some Terraform states, the states in order and registries before enablers.
pub(super) fn resources(stacks: &[ManagedResources], rule_sets: &mut RuleSets) -> Vec<Resource> {
    let addresses = addresses(stacks);
    let mut resources: Vec<Resource> = Vec::with_capacity(addresses.len());
    for (stack, all) in stacks.iter().enumerate() {
        let registries = all.registries.iter().map(|registry| (&registry.managed, of_registry(registry, rule_sets)));
        let registries: Vec<(&Managed, Wants)> = registries.collect();
        let enablers = all.enablers.iter().map(|enabler| (&enabler.managed, of_enabler(enabler)));
        for (managed, wants) in registries.into_iter().chain(enablers) {
            let depends_on = dependencies(&addresses, stack, resources.len(), &managed.depends_on);
            resources.push(Resource { stack, wants, prevents_destroy: managed.prevents_destroy, depends_on });
        }
    }
    without_cycles(resources)
}

fn of_registry(registry: &Registry, rule_sets: &mut RuleSets) -> Wants {
    Wants::Registry {
        scan_type: registry.wanted.scan_type,
        rules: rule_sets.number(&registry.wanted.rules),
        ignores_scan_type: registry.ignores_scan_type,
        ignores_rules: registry.ignores_rules,
    }
}

fn of_enabler(enabler: &Enabler) -> Wants {
    Wants::Enabler {
        types: enabler.wanted,
        ignores_types: enabler.ignores_types,
        ignores_accounts: enabler.ignores_accounts,
    }
}

/// Returns one bit for each other resource of the same state that has one of these names.
fn dependencies(addresses: &[(usize, &str)], stack: usize, own: usize, names: &[String]) -> u8 {
    let others = addresses.iter().enumerate().filter(|(index, (other, address))| {
        *index != own && *other == stack && names.iter().any(|name| name == address)
    });
    others.fold(0, |bits, (index, _)| bits | 1_u8.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0))
}

/// Drops dependencies that form a cycle, which Terraform refuses.
fn without_cycles(mut resources: Vec<Resource>) -> Vec<Resource> {
    if resources.len() > MAX_RESOURCES {
        return resources; // more than there are bits, and never explored
    }
    let all: Vec<u8> = resources.iter().map(|resource| resource.depends_on).collect();
    let reachable = |from: u8| {
        let mut reachable = from;
        for _ in 0..all.len() {
            let reached = all.iter().enumerate().filter(|(index, _)| reachable >> index & 1 == 1);
            reachable = reached.fold(reachable, |bits, (_, next)| bits | next);
        }
        reachable
    };
    for (index, resource) in resources.iter_mut().enumerate() {
        if reachable(resource.depends_on) >> index & 1 == 1 {
            resource.depends_on = 0;
        }
    }
    resources
}
