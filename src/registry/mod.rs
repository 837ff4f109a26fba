//! AWS's nouns: what a registry is told, and what the API and the provider refuse of it.

mod configuration;
mod coverage;
mod filter;
mod frequency;
mod inspector;
mod limits;
pub(crate) mod repository_name;
mod scan_type;

pub use configuration::{Configuration, Rule};
pub use coverage::Coverage;
pub use filter::Filter;
pub(crate) use filter::FilterRefused;
pub use frequency::Frequency;
pub use inspector::{ResourceType, Types};
pub(crate) use limits::Refusal;
pub use scan_type::ScanType;
