//! Event patterns as EventBridge takes them: read with the places of their parts, and matched as aws/event-ruler matches.
//!
//! `{"detail": {"severity": ["HIGH", {"prefix": "CRIT"}]}}` tests the path `detail.severity`: a [`Test`] holds where one of
//! its [`Condition`]s does, and a [`Branch`] where all of its tests do. `$or` makes several branches.
//!
//! # The algorithm
//!
//! An event is flattened to leaves, each with its path and with the elements of arrays that it stands in (`leaves`). A
//! branch matches if a leaf can be chosen for each test so that no two chosen leaves stand in different elements of one
//! array. [`matches`](EventPattern::matches) keeps, test after test, the set of elements that are fixed so far; sets that
//! are equal go on alike. **Cost:** at most the product of the lengths of the arrays that the tested paths share.

mod cidr;
mod condition;
mod condition_json;
mod event_pattern;
mod glob;
mod leaves;
mod parse;
mod range;
mod refusal;
mod scalar;

pub use cidr::Cidr;
pub(super) use condition::fold;
pub use condition::{Affix, Condition};
pub use event_pattern::{Branch, EventPattern, Test};
pub use glob::{Glob, Piece};
pub use parse::MOST_CHARACTERS;
pub use range::{Bound, Range};
pub use refusal::Refusal;
pub use scalar::Scalar;
