//! The events that Amazon Inspector and Amazon ECR send to EventBridge, as data, and the patterns that rules match them with.
//!
//! An [`Event`] is a detail-type, one file each: its fields with the values that they can have, which of them are always
//! there, and the source of each fact (FACTS 8). [`EventPattern`] is a pattern of a rule, with the places of its parts;
//! it [matches](EventPattern::matches) an event as EventBridge's own matcher, aws/event-ruler, does. [`mismatch()`] tells
//! whether a pattern can match any event that AWS documents, and if not, what of it is in none.
//!
//! **Invariant:** a detail-type that AWS sends and that has no file is never taken for one that does not exist.

mod ecr_image_action;
mod ecr_image_scan;
mod ecr_scan_resource_change;
mod envelope;
mod event;
mod field;
mod inspector2_coverage;
mod inspector2_finding;
mod inspector2_scan;
mod metric;
mod mismatch;
mod others;
mod pattern;
mod possible;
mod words;

pub use event::{Event, Sample};
pub use field::{Fact, Field, Holds, Presence};
pub use metric::METRIC;
pub(crate) use metric::NAMESPACE;
pub use mismatch::{Mismatch, Wrong, mismatch};
pub(crate) use mismatch::{is_about_ours, is_meant_for_ours};
pub use pattern::{
    Affix, Bound, Branch, Cidr, Condition, EventPattern, Glob, MOST_CHARACTERS, Piece, Range, Refusal, Scalar, Test,
};

/// The source of Inspector's events.
pub(crate) const INSPECTOR: &str = "aws.inspector2";
/// The source of ECR's events.
pub(crate) const ECR: &str = "aws.ecr";

/// The events about findings, scans and images, each with all of its fields.
pub static EVENTS: &[&Event] = &[
    &inspector2_finding::EVENT,
    &inspector2_scan::EVENT,
    &inspector2_coverage::EVENT,
    &ecr_scan_resource_change::EVENT,
    &ecr_image_scan::EVENT,
    &ecr_image_action::EVENT,
];

/// Returns every event of both sources, those included of which only a part of the fields is told.
fn all() -> impl Iterator<Item = &'static Event> {
    EVENTS.iter().copied().chain(others::OTHERS)
}
