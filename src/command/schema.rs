//! `scanwright schema`: the JSON Schema of the policy.

use super::Console;
use crate::exit::ExitStatus;

/// The schema; a test generates it from the types of [`crate::policy`] and compares.
const SCHEMA: &str = include_str!("../../schema/scan-policy.schema.json");

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # a copy next to the policy, for a policy that starts with: #:schema scan-policy.schema.json
  scanwright schema > scan-policy.schema.json";

/// Print the JSON Schema of the policy, for editors
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct SchemaArgs {}

/// Prints it.
pub(crate) fn schema(_: &SchemaArgs, console: &Console) -> ExitStatus {
    console.raw(SCHEMA.as_bytes());
    ExitStatus::Done
}
