//! What AWS is to be told, and how entries of a policy become filters.

pub(crate) mod lower;
mod scan_plan;

pub use scan_plan::*;
