//! What a registry is set to today → the text of a policy that means the same.
//!
//! ```text
//! bytes or folder ─find→ Vec<Found> ─choose→ Found ─express→ Live ─write→ text of a policy
//! ```
//!
//! Read are a Terraform folder, and by what they hold, not by their names, the AWS CLI's JSON, a Terraform state (raw or
//! shown as JSON) and a plan's JSON. What a policy can't express is refused with its place; what is left behind although the
//! policy means the same is a warning, and a comment in the policy. Nothing of a state but the scanning configuration
//! is ever shown or copied: a state holds secrets.

mod choose;
mod express;
mod find;
mod found;
mod input;
mod json;
mod live;
mod terraform;
mod write;

mod dropped_filter;
mod found_without_rules;
mod left_behind;
mod merged_rules;
mod not_expressible;
mod not_importable;
mod not_told;
mod nothing_to_import;
mod refused_setting;
mod sensitive_setting;
mod unknown_version;
mod unreadable_import;
mod which_configuration;

pub use choose::Choice;
pub use input::Input;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::inventory::Inventory;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[
    &unreadable_import::CODE,
    &not_importable::CODE,
    &unknown_version::CODE,
    &nothing_to_import::CODE,
    &which_configuration::CODE,
    &not_told::CODE,
    &refused_setting::CODE,
    &found_without_rules::CODE,
    &not_expressible::CODE,
    &sensitive_setting::CODE,
    &dropped_filter::CODE,
    &merged_rules::CODE,
    &left_behind::CODE,
];

/// A policy that means what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its text.
    pub text: String,
    /// What could not be carried over although the policy means the same.
    pub warnings: Vec<Diagnostic>,
}

/// Makes a policy of what an input says of one registry. With an inventory the policy's comments say where a filter
/// catches one repository only.
///
/// # Errors
/// The input is none that is read, says nothing of scanning or of several registries, does not tell all of it, or says
/// what no policy can.
pub fn import(input: Input, choice: &Choice, inventory: Option<&Inventory>) -> Result<Imported, Vec<Diagnostic>> {
    let found = choose::choose(find::find(input, &choice.variables)?, choice)?;
    let mut live = express::express(found, inventory)?;
    diagnostic::sort(&mut live.lost);
    Ok(Imported { text: write::write(&live, inventory), warnings: live.lost })
}
