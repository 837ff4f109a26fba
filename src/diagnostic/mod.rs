//! The one type of finding, for every stage and every format.
//!
//! A [`Diagnostic`] is data: a [`Code`], a message, every place involved, the repair, and where it has one a witness.
//! Renderers ([`human`], [`json`]) know nothing of particular checks, and no check prints.
//!
//! Messages are lower case without a full stop, put users' text in backticks and leave advice to the help.

mod cells;
pub(crate) mod code;
pub(crate) mod could_not_do;
mod diagnostic;
mod excerpt;
mod findings;
pub(crate) mod fingerprint;
mod fit;
pub(crate) mod github;
pub(crate) mod gitlab;
mod grouped;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod sarif;
pub(crate) mod severity;
pub(crate) mod suggest;
mod unsafe_char;

pub(crate) use code::{Code, page};
pub use diagnostic::{Diagnostic, sort};
pub(crate) use diagnostic::{any_error, drop_repeats, explained};
pub use findings::Findings;
pub(crate) use grouped::{EXTENDED, grouped};
pub use severity::Severity;
pub(crate) use unsafe_char::is_unsafe;
