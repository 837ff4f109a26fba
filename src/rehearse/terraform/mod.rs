//! Running the user's own terraform: in which environment, for how long, and what it says.

mod choice;
mod environment;
mod events;
mod installed;
mod process;
mod program;

pub(crate) use choice::program;
pub(crate) use environment::Environment;
pub(crate) use events::Action;
pub(crate) use installed::{reads_endpoint_url, unexpected_providers};
pub(crate) use process::{Ended, Output, Stop};
pub(crate) use program::Terraform;
