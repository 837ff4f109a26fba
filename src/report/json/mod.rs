//! A change, and a whole review, as JSON.

mod change;
mod meaning;
mod policy;
mod review;

pub(crate) use change::document;
pub(crate) use review::whole;
