//! The parts of a cost on both sides of a change, as rows of a table.

use serde::Serialize;

use super::change::Sides;
use super::cost_sides::CostSides;
use super::formula::{rounded, short_formula};
use crate::cost::Amount;

/// A part of a cost, or the whole.
#[derive(Debug, PartialEq, Serialize)]
pub(in crate::report) struct CostRow {
    /// The class of its colour; none of the whole.
    class: &'static str,
    label: &'static str,
    before: Option<String>,
    after: String,
    difference: Option<String>,
}

impl CostSides {
    /// First scans, re-scans and the whole, whose parts come to what the whole is rounded to.
    pub(in crate::report) fn rows(&self) -> Vec<CostRow> {
        let after = self.in_cents(self.parts(&self.after));
        let before = self.before.as_ref().map(|row| self.in_cents(self.parts(row)));
        let of = |pick: fn([Amount; 2]) -> [Amount; 2]| (before.map(pick), pick(after));
        let parts = [
            ("first-scans", "first scans", of(|[fixed, _]| [fixed, Amount::default()])),
            ("rescans", "re-scans", of(|[_, rescans]| [Amount::default(), rescans])),
            ("", "total", of(|both| both)),
        ];
        parts.into_iter().map(|(class, label, (before, after))| self.row(class, label, before, after)).collect()
    }

    fn in_cents(&self, parts: [Amount; 2]) -> [Amount; 2] {
        // What is multiplied later has no sum with the other.
        match (self.is_formula(), rounded(parts.into_iter()).as_slice()) {
            (false, [fixed, rescans]) => [*fixed, *rescans],
            _ => parts.map(Amount::in_cents),
        }
    }

    fn row(
        &self,
        class: &'static str,
        label: &'static str,
        before: Option<[Amount; 2]>,
        after: [Amount; 2],
    ) -> CostRow {
        let difference = before.map(|before| self.difference(before, after));
        CostRow { class, label, before: before.map(|before| self.text(before)), after: self.text(after), difference }
    }

    fn text(&self, [fixed, rescans]: [Amount; 2]) -> String {
        match self.is_formula() {
            true => short_formula(fixed, rescans, ""),
            false => fixed.plus(rescans).to_string(),
        }
    }

    fn difference(&self, [fixed, rescans]: [Amount; 2], [new_fixed, new_rescans]: [Amount; 2]) -> String {
        if !self.is_formula() {
            return signed(fixed.plus(rescans), new_fixed.plus(new_rescans));
        }
        let of_rescans = format!("{} r", signed(rescans, new_rescans));
        match (fixed == new_fixed, rescans == new_rescans) {
            (_, true) => signed(fixed, new_fixed),
            (true, false) => of_rescans,
            (false, false) => format!("{} {of_rescans}", signed(fixed, new_fixed)),
        }
    }
}

fn signed(before: Amount, after: Amount) -> String {
    let number = Sides { before, after }.number();
    if before < after { format!("+{number}") } else { number.replace('-', "\u{2212}") }
}
