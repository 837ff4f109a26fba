//! AWS's nouns: what a registry is told, and what the API and the provider refuse of it.

mod configuration;
mod limits;
pub(crate) mod repository_name;

pub use configuration::*;
pub(crate) use limits::Refusal;
