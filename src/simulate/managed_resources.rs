//! What one Terraform state manages of a registry's scanning, in one account and region.

use crate::registry::Configuration;
use crate::registry::Types;

/// The resources of one state that the model knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stack {
    /// How the stack is called where there are several: its folder.
    pub name: String,
    /// Every `aws_ecr_registry_scanning_configuration`.
    pub registries: Vec<Registry>,
    /// Every `aws_inspector2_enabler` of the caller's own account.
    pub enablers: Vec<Enabler>,
}

/// An `aws_ecr_registry_scanning_configuration`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    /// What all resources have.
    pub managed: Managed,
    /// What it wants.
    pub wanted: Configuration,
    /// Whether changes of `scan_type` are ignored.
    pub ignores_scan_type: bool,
    /// Whether changes of `rule` are ignored.
    pub ignores_rules: bool,
}

/// An `aws_inspector2_enabler`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enabler {
    /// What all resources have.
    pub managed: Managed,
    /// The types that it wants.
    pub wanted: Types,
    /// The account, as messages say it: its number where the text tells it, else where it comes from.
    pub account: String,
    /// Whether changes of `resource_types` are ignored.
    pub ignores_types: bool,
    /// Whether changes of `account_ids` are ignored.
    pub ignores_accounts: bool,
}

/// What every resource has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Managed {
    /// Its address.
    pub address: String,
    /// Whether destroying it is an error.
    pub prevents_destroy: bool,
    /// The addresses of the stack's resources that it is made after, and destroyed before.
    pub after: Vec<String>,
}
