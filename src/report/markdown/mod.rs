//! A change, and a whole review, as Markdown.

mod change;
mod collapsed_diff;
mod limit;
mod sections;
mod whole;

pub(crate) use change::change;
pub(crate) use whole::{comment, job_summary};
