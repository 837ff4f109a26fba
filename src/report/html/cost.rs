//! The cost of a release state, before and after: bars, and the same in a table.

use serde::Serialize;

use super::inline_code::{Piece, pieces};
use crate::cost::{Amount, Row};
use crate::report::cost::{CostRow, CostSides};
use crate::report::phrases::capital;

/// The width of a bar in tenths of a percent.
const WIDTH: u128 = 1000;

/// The part of it that first scans can take where re-scans are not known: the other part is for those.
const KNOWN: u128 = 600;

/// The cost of one state.
#[derive(PartialEq, Serialize)]
pub(super) struct StateCost {
    /// The change in a sentence, or the cost where it does not change.
    claim: Vec<Piece>,
    /// The picture in words.
    told: String,
    before: Option<Bar>,
    after: Bar,
    is_formula: bool,
    is_free: bool,
    rows: Vec<CostRow>,
    notes: Vec<Vec<Piece>>,
}

/// One side.
#[derive(PartialEq, Serialize)]
struct Bar {
    /// The cost, or its formula.
    text: String,
    segments: Vec<Segment>,
}

/// A part of a bar. Places are percentages.
#[derive(PartialEq, Serialize)]
struct Segment {
    class: &'static str,
    x: String,
    width: String,
}

/// The two parts of a cost, or their lengths.
type Parts = [u128; 2];

/// The cost of a state on its sides.
pub(super) fn of(sides: &CostSides) -> StateCost {
    let classes = ["first-scans", if sides.is_formula() { "rescans open" } else { "rescans" }];
    let bar = |row: &Row| {
        let lengths = lengths(parts(sides, row), most(sides), sides.is_formula());
        Bar { text: sides.in_dollars(row), segments: segments(lengths, classes) }
    };
    let (before, after) = (sides.before.as_ref().map(bar), bar(&sides.after));
    StateCost {
        claim: pieces(&sides.claim()),
        told: told(sides, before.as_ref(), &after),
        before,
        after,
        is_formula: sides.is_formula(),
        is_free: sides.is_free(),
        rows: sides.rows(),
        notes: sides.notes().iter().map(|note| pieces(&format!("{}.", capital(note)))).collect(),
    }
}

fn told(sides: &CostSides, before: Option<&Bar>, after: &Bar) -> String {
    let before = before.map(|before| format!("before: {}; ", before.text)).unwrap_or_default();
    format!("Cost a month while {}, {before}after: {}", sides.state.as_str(), after.text)
}

fn parts(sides: &CostSides, row: &Row) -> Parts {
    sides.parts(row).map(Amount::in_micros)
}

/// The greatest of each part; where they have one unit, the greatest sum.
fn most(sides: &CostSides) -> Parts {
    let both = [sides.before.as_ref(), Some(&sides.after)];
    let parts: Vec<Parts> = both.into_iter().flatten().map(|row| parts(sides, row)).collect();
    let greatest = |of: fn(&Parts) -> u128| parts.iter().map(of).max().unwrap_or_default().max(1);
    match sides.is_formula() {
        true => [greatest(|[fixed, _]| *fixed), greatest(|[_, rescans]| *rescans)],
        false => [greatest(|[fixed, rescans]| fixed + rescans); 2],
    }
}

/// The lengths of the two parts. Where re-scans are not known each part has a scale of its own, and the two do not compare.
fn lengths([fixed, rescans]: Parts, [most_fixed, most_rescans]: Parts, is_formula: bool) -> Parts {
    let [for_fixed, for_rescans] = if is_formula { [KNOWN, WIDTH - KNOWN] } else { [WIDTH; 2] };
    [fixed.saturating_mul(for_fixed) / most_fixed, rescans.saturating_mul(for_rescans) / most_rescans]
}

fn segments([fixed, rescans]: Parts, [of_fixed, of_rescans]: [&'static str; 2]) -> Vec<Segment> {
    let all = [(of_fixed, 0, fixed), (of_rescans, fixed, rescans)];
    let filled = all.into_iter().filter(|(.., width)| *width > 0);
    filled.map(|(class, x, width)| Segment { class, x: percent(x), width: percent(width) }).collect()
}

/// A tenth of a percent is a unit of the width.
fn percent(units: u128) -> String {
    format!("{}.{}%", units / 10, units % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_cost_is_as_long_as_its_share_of_the_greater_side() {
        assert_eq!(lengths([100, 300], [800, 800], false), [125, 375]);
        assert_eq!(lengths([800, 0], [800, 800], false), [1000, 0]);
    }

    #[test]
    fn parts_of_a_formula_compare_with_the_other_side_alone() {
        assert_eq!(lengths([90, 3], [90, 6], true), [600, 200]);
        assert_eq!(lengths([0, 6], [90, 6], true), [0, 400]);
    }
}
