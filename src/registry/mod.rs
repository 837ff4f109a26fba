//! AWS's nouns: what a registry is told, and what the API and the provider refuse of it.

mod configuration;
mod coverage;
mod filter;
mod frequency;
mod inspector;
pub(crate) mod limits;
mod refusal;
mod release;
pub(crate) mod repository_address;
pub(crate) mod repository_name;
mod rescan;
mod rule;
mod scan_type;
mod setting;

pub use configuration::Configuration;
pub use coverage::Coverage;
pub use filter::Filter;
pub(crate) use filter::FilterRefused;
pub use frequency::Frequency;
pub use inspector::{ResourceType, Types};
pub(crate) use refusal::Refusal;
pub use release::Release;
pub(crate) use release::ReleaseVariable;
pub(crate) use rescan::{ImageUse, RescanDuration, RescanSetting};
pub use rule::Rule;
pub use scan_type::ScanType;
pub(crate) use setting::{Setting, WrittenFilter, WrittenRule};
