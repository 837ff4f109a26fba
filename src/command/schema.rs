//! `scanwright schema`: the JSON Schema of the policy.

use super::Console;
use crate::exit::ExitStatus;

/// The schema; a test generates it from the types of [`crate::policy`] and compares.
const SCHEMA: &str = include_str!("../../schema/scan-policy.schema.json");

/// Print the JSON Schema of the policy, for editors
#[derive(Debug, Default, clap::Args)]
pub struct SchemaArgs {}

/// Prints it.
pub fn schema(_: &SchemaArgs, console: &Console) -> ExitStatus {
    console.raw(SCHEMA.as_bytes());
    ExitStatus::Done
}
