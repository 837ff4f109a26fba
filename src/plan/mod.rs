//! The plan: the configuration that AWS gets, and the lowering of a policy's entries to its filters.

mod alert;
pub(crate) mod check;
mod companion_plan;
pub(crate) mod lower;
mod resource;
mod scan_plan;
mod whole;

pub(crate) use alert::{
    AlertDestination, AlertKind, AlertNames, CONTINUOUS, EarlierAlert, Least, MANUAL, ON_PUSH, ON_PUSH_OR_CONTINUOUS,
    PlannedAlert,
};
pub(crate) use companion_plan::{CompanionPlan, PlannedFile};
pub(crate) use resource::{Output, PlannedVariable, REGION, Resource, SCANNING_CONFIGURATION, reference};
pub(crate) use scan_plan::{BasicRules, EnhancedRules, Filters, PlannedFilter};
pub use scan_plan::{ScanPlan, State};
pub use whole::Plan;
