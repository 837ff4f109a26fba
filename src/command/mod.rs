//! One file a command: its arguments, and a function from them to an exit status. Only what stands here prints.
//!
//! Adding a command means adding its file, its name below, and its line in `cli.rs`.

pub(crate) mod check;
pub(crate) mod code;
mod comparisons;
pub(crate) mod completions;
mod console;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod filter;
pub(crate) mod gate;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod lint;
mod linting;
pub(crate) mod man;
pub(crate) mod migrate;
mod policies;
mod progress;
mod rates;
#[cfg(feature = "rehearse")]
pub(crate) mod rehearse;
pub(crate) mod review;
pub(crate) mod schema;
pub(crate) mod simulate;
pub(crate) mod terminal;
mod terraform;

pub(crate) use console::{ColorWhen, Console, Format};
pub(crate) use policies::{InventoryArgs, PolicyArgs, TemplateArgs};
pub(crate) use rates::RateArgs;
pub(crate) use terraform::TerraformArgs;
