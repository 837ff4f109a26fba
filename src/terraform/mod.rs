//! Existing Terraform, read as far as scanning needs: a folder's resources with their arguments evaluated.
//!
//! What the text does not tell is a [`Value::Unknown`], never a guess; where existence or a whole branch depends on
//! something unknown, there is one [`World`] for each way that it can turn out.

mod resource;
pub mod scanning;
mod value;

pub use resource::{Argument, BlockValue, Choice, Ignored, Lifecycle, Location, Resource, World};
pub use value::Value;
