//! Running the user's own terraform: in which surroundings, for how long, and what it says.

mod events;
mod installed;
mod process;
mod program;
mod surroundings;

pub use events::{Action, Events};
pub use installed::strangers;
pub use process::{Ended, Output, Stop};
pub use program::{Planned, Terraform};
pub use surroundings::Surroundings;
