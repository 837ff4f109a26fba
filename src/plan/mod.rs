//! The plan: the configuration that AWS gets, and the lowering of a policy's entries to its filters.

pub(crate) mod check;
mod companion_plan;
pub(crate) mod lower;
mod resource;
mod scan_plan;
mod whole;

pub(crate) use companion_plan::{CompanionPlan, PlannedFile};
pub(crate) use resource::{Output, Resource, SCANNING_CONFIGURATION};
pub(crate) use scan_plan::{BasicRules, EnhancedRules, Filters, PlannedFilter};
pub use scan_plan::{ScanPlan, State};
pub use whole::Plan;
