//! The verdict of `simulate`, in each of its formats.

mod human;
mod json;
mod markdown;
mod mermaid;
mod report;

pub(crate) use human::text as human;
pub(crate) use json::document as json;
pub(crate) use markdown::text as markdown;
pub(crate) use mermaid::diagram as mermaid;
pub(crate) use report::{Report, Subject};
