//! One file a command: its arguments, and a function from them to an exit status. Only what stands here prints.
//!
//! Adding a command means adding its file, its name below, and its line in `cli.rs`.

pub mod check;
pub mod code;
pub mod completions;
mod console;
mod could_not_do;
pub mod coverage;
pub mod diff;
pub mod explain;
pub mod filter;
pub mod generate;
pub mod import;
pub mod init;
pub mod lint;
pub mod man;
mod meaning;
pub mod migrate;
mod policies;
mod progress;
mod rehearsal;
pub mod rehearse;
mod report;
mod review;
pub mod schema;
pub mod simulate;
mod terraform;
mod text_diff;

/// The codes of the commands themselves.
pub(crate) static CODES: &[&crate::diagnostic::Code] = &[&could_not_do::CODE];

pub use console::{ColorWhen, Console, Format};
pub use policies::{InventoryArgs, PolicyArgs, TemplateArgs};
pub use terraform::TerraformArgs;
