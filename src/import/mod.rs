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
mod terraform;
mod write;

pub use choose::Choice;
pub(crate) use diagnostics::CODES;
pub use input::Input;
pub(crate) use live::live;

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
    let found = choose::choose(find::find(input, &choice.variables)?, choice)?;
    let mut registry = express::express(found, inventory)?;
    diagnostic::sort(&mut registry.warnings);
    Ok(Imported { text: write::write(&registry, inventory), warnings: registry.warnings })
}
