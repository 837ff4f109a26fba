//! What AWS is to be told, and how entries of a policy become filters.

pub(crate) mod check;
pub(crate) mod lower;
mod scan_plan;

pub(crate) use scan_plan::{BasicRules, EnhancedRules, Filters, PlannedFilter};
pub use scan_plan::{ScanPlan, State};
