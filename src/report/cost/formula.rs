//! Costs and counts as texts; a formula in `r`, the re-scans of an image in a month, where these are not known.

use super::costs::Costs;
use crate::cost::{Amount, Row};
use crate::report::phrases::grouped;

impl Costs {
    /// The costs of some rows in dollars, rounded so that they come to what their sum is rounded to.
    pub(super) fn usd<'r>(&self, rows: impl Iterator<Item = &'r Row> + Clone) -> Vec<String> {
        let fixed = rounded(rows.clone().map(|row| row.fixed(&self.basis.prices)));
        let per_rescan = rounded(rows.clone().map(|row| row.per_rescan(&self.basis.prices)));
        let costs: Option<Vec<Amount>> = rows.map(|row| row.cost(&self.basis.prices, self.basis.per_image)).collect();
        match costs {
            Some(costs) => rounded(costs.into_iter()).iter().map(Amount::to_string).collect(),
            None => fixed.iter().zip(&per_rescan).map(|(fixed, each)| formula(*fixed, *each)).collect(),
        }
    }

    /// The re-scans of a row.
    pub(super) fn rescans(&self, row: &Row) -> String {
        match row.rescans(self.basis.per_image) {
            Some(rescans) => count(rescans),
            None => format!("{} r", count(row.rescanned)),
        }
    }
}

/// The formula of a cost: `0.45 + 0.03 r`.
pub(super) fn formula(fixed: Amount, per_rescan: Amount) -> String {
    if per_rescan == Amount::default() { fixed.to_string() } else { format!("{fixed} + {per_rescan} r") }
}

/// The same without a part that is nothing: `$0.03 r`.
pub(super) fn short_formula(fixed: Amount, per_rescan: Amount, currency: &str) -> String {
    match [fixed, per_rescan].map(|part| part == Amount::default()) {
        [_, true] => format!("{currency}{fixed}"),
        [true, false] => format!("{currency}{per_rescan} r"),
        [false, false] => format!("{currency}{fixed} + {currency}{per_rescan} r"),
    }
}

/// A number as people read it.
pub(super) fn count(number: u64) -> String {
    grouped(usize::try_from(number).unwrap_or(usize::MAX))
}

/// Amounts in whole cents whose sum is the rounded sum: each is what the sum grows by.
pub(super) fn rounded(amounts: impl Iterator<Item = Amount>) -> Vec<Amount> {
    let mut sum = Amount::default();
    let grown = amounts.map(|amount| {
        let before = sum.in_cents();
        sum = sum.plus(amount);
        sum.in_cents().since(before).1
    });
    grown.collect()
}
