//! Resources of one Terraform state that have to do with a registry's scanning, in one account and region.

use crate::registry::{Configuration, Types};

/// Resources of one state that the model knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ManagedResources {
    /// The name of the state where there are several: its directory.
    pub name: String,
    /// Every `aws_ecr_registry_scanning_configuration`.
    pub registries: Vec<Registry>,
    /// Every `aws_inspector2_enabler` of the caller's own account.
    pub enablers: Vec<Enabler>,
}

/// An `aws_ecr_registry_scanning_configuration`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    /// Address and meta-arguments.
    pub managed: Managed,
    /// The configuration that it sets.
    pub wanted: Configuration,
    /// True if changes of `scan_type` are ignored.
    pub ignores_scan_type: bool,
    /// True if changes of `rule` are ignored.
    pub ignores_rules: bool,
}

/// An `aws_inspector2_enabler`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enabler {
    /// Address and meta-arguments.
    pub managed: Managed,
    /// The types that it enables.
    pub wanted: Types,
    /// The account as messages say it: its number if it is known, else the expression that gives it.
    pub account: String,
    /// True if changes of `resource_types` are ignored.
    pub ignores_types: bool,
    /// True if changes of `account_ids` are ignored.
    pub ignores_accounts: bool,
}

/// Address and meta-arguments of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Managed {
    pub address: String,
    /// True if destroying it is an error.
    pub prevents_destroy: bool,
    /// The addresses of the resources that it depends on: it is created after them, and destroyed before.
    pub depends_on: Vec<String>,
}

impl ManagedResources {
    /// Returns every resource, registries before enablers.
    pub(super) fn each(&self) -> impl Iterator<Item = &Managed> {
        let registries = self.registries.iter().map(|registry| &registry.managed);
        registries.chain(self.enablers.iter().map(|enabler| &enabler.managed))
    }
}

/// Returns the address of every resource with the number of its state, the states in order.
pub(super) fn addresses(stacks: &[ManagedResources]) -> Vec<(usize, &str)> {
    stacks
        .iter()
        .enumerate()
        .flat_map(|(number, stack)| stack.each().map(move |managed| (number, managed.address.as_str())))
        .collect()
}
