//! Cost of each release state, for people, as Markdown and as JSON.

mod change;
mod costs;
mod formula;
mod human;
mod json;
mod markdown;
mod notes;
#[cfg(test)]
mod properties;
mod table;

pub(super) use change::{CostChange, cost_changes};
pub(super) use costs::Costs;
pub(super) use json::{Cost, JsonCostChange};
