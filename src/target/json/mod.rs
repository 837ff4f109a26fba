//! Parts of the targets that write JSON: the configuration of each release state, written, read back and held against the plan.

mod about;
mod held;
mod lines;
mod ordered;
mod rescan;
mod spelling;

pub(super) use about::{filters, permissions, purpose, switches};
pub(super) use held::{Said, hold, unreadable};
pub(super) use lines::line_of;
pub(super) use ordered::{Json, object};
pub(super) use rescan::rescan;
pub(super) use spelling::{API, CLOUDFORMATION, fields};
