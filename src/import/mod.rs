//! Configuration of a registry today → the text of a policy that means the same.
//!
//! ```text
//! bytes or directory ─find→ Vec<Found> ─choose→ Found ─express→ RegistryState ─write→ text of a policy
//! ```
//!
//! Read are a Terraform directory, and by what they hold, not by their names, the AWS CLI's JSON, a Terraform state
//! (raw or shown as JSON), a plan's JSON, and a CloudFormation template in JSON or YAML. What a policy can't express is refused with its place; what is left behind
//! although the policy means the same is a warning, and a comment in the policy. Nothing of a state but the scanning
//! configuration is ever shown or copied: a state holds secrets.

mod choose;
mod cloudformation;
mod diagnostics;
mod enabler_fit;
mod express;
mod find;
mod found;
mod input;
mod json;
mod live;
mod redact;
mod registry_state;
mod rescan;
mod terraform;
mod write;

pub use choose::Choice;
pub(crate) use diagnostics::CODES;
pub use input::Input;
pub(crate) use live::live;

use crate::cost::InForce;
use crate::diagnostic::{self, Diagnostic, Findings};
use crate::inventory::Inventory;

/// A policy that means what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub text: String,
    /// Warnings of what is left behind although the policy means the same.
    pub warnings: Vec<Diagnostic>,
}

/// Makes a policy of what an input says of one registry. With an inventory the policy's comments say where a filter
/// catches one repository only.
///
/// # Errors
/// The input is none that is read, says nothing of scanning or of several registries, does not tell all of it, or says
/// what no policy can.
pub fn import(input: Input, choice: &Choice, inventory: Option<&Inventory>) -> Result<Imported, Findings> {
    import_with(input, choice, inventory, None)
}

/// The same with Inspector's setting of re-scans, which the policy gets where a rule is continuous.
///
/// # Errors
/// As [`import`], or the policy has no word for the setting.
pub(crate) fn import_with(
    input: Input,
    choice: &Choice,
    inventory: Option<&Inventory>,
    in_force: Option<&InForce>,
) -> Result<Imported, Findings> {
    let found = choose::choose(find::find(input, &choice.variables)?, choice)?;
    let mut registry = express::express(found, inventory)?;
    if let Some(in_force) = in_force {
        rescan::add(&mut registry, in_force)?;
    }
    diagnostic::sort(&mut registry.warnings);
    Ok(Imported { text: write::write(&registry, inventory), warnings: registry.warnings })
}
