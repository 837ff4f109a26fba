//! The rows of a state as cells.

use super::costs::Costs;
use super::formula::count;
use crate::cost::{Row, StateCost};
use crate::report::phrases;

/// The heads of the columns; the first one is of text, the others are of numbers.
pub(super) const HEAD: [&str; 6] = ["frequency", "repositories", "images", "first scans", "re-scans", "USD a month"];

/// Cells of each row and of the sum; nothing where the state costs nothing.
pub(super) fn rows(costs: &Costs, state: &StateCost) -> Vec<[String; 6]> {
    if state.rows.is_empty() {
        return Vec::new();
    }
    let total = state.total();
    let mut usd = costs.usd(state.rows.iter());
    usd.extend(costs.usd(std::iter::once(&total)));
    let names = state.rows.iter().map(|row| phrases::coverage(row.coverage, state.state)).chain(["total"]);
    let rows = state.rows.iter().chain([&total]).zip(usd).zip(names);
    rows.map(|((row, usd), name)| cells(costs, row, name, usd)).collect()
}

fn cells(costs: &Costs, row: &Row, name: &str, usd: String) -> [String; 6] {
    let [repositories, images, first_scans] = [row.repositories, row.images, row.first_scans].map(count);
    [name.to_owned(), repositories, images, first_scans, costs.rescans(row), usd]
}
