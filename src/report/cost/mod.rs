//! Cost of each release state, for people, as Markdown and as JSON.

mod basis;
mod change;
mod cost_sides;
mod costs;
mod formula;
mod human;
mod json;
mod markdown;
mod notes;
#[cfg(test)]
mod properties;
mod side_rows;
mod table;

pub(super) use change::CostChange;
pub(super) use cost_sides::{CostSides, cost_changes, cost_sides};
pub(super) use costs::Costs;
pub(super) use json::{Cost, JsonCostChange};
pub(super) use side_rows::CostRow;
