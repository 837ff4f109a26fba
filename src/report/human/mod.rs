//! A change, and a whole review, for people in a terminal.

mod change;
mod list;
mod meaning;
mod text_diff;
mod whole;

pub(crate) use change::{change, files};
pub(crate) use list::Listed;
pub(crate) use text_diff::Texts;
pub(crate) use whole::whole;
