//! Running the user's own terraform: in which surroundings, for how long, and what it says.

mod events;
mod installed;
mod process;
mod program;
mod surroundings;

pub(crate) use events::{Action, Events};
pub(crate) use installed::strangers;
pub(crate) use process::{Ended, Output, Stop};
pub(crate) use program::Terraform;
pub(crate) use surroundings::Surroundings;
