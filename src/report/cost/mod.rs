//! What each release state costs, for people, as Markdown and as JSON.

mod costs;
mod formula;
mod human;
mod json;
mod markdown;
mod notes;
mod table;

pub(super) use costs::Costs;
pub(super) use json::Cost;
