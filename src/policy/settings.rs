//! Settings of the generated module.

use serde::Serialize;

/// The settings of `[module]` that the generated text says, with their defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModuleSettings {
    /// Its name, of `^[a-z][a-z0-9_-]*$`.
    pub name: String,
    /// The label of its resource: the name with `-` as `_`.
    pub label: String,
    /// The constraint on Terraform.
    pub terraform_version: String,
    /// The constraint on the AWS provider.
    pub aws_provider_version: String,
    /// It lets in no provider 5, whose resources have no `region`, so that the module takes one.
    pub takes_region: bool,
}
