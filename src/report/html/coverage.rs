//! Coverage by release state, before and after: how many repositories have each frequency where they are known, what it costs with
//! their images, and which filters do.

use serde::Serialize;

use super::bars::{self, Bars};
use super::cost::{self, StateCost};
use super::filter_columns::{self, FilterColumns};
use super::repository_row::Move;
use super::sides::{Flows, Sides, class, possible};
use crate::change::semantic::StateRules;
use crate::registry::ScanType;
use crate::report::cost::CostSides;
use crate::report::phrases::{self, grouped};

/// One release state of a policy.
#[derive(PartialEq, Serialize)]
pub(super) struct StateCoverage {
    word: &'static str,
    /// A remark on a side that lacks the state.
    note: Option<&'static str>,
    has_before: bool,
    has_after: bool,
    counts: Option<Counts>,
    /// Nothing without images.
    cost: Option<StateCost>,
    columns: FilterColumns,
}

#[derive(PartialEq, Serialize)]
struct Counts {
    bars: Bars,
    rows: Vec<CountRow>,
}

/// The number of repositories that have a frequency.
#[derive(PartialEq, Serialize)]
struct CountRow {
    class: &'static str,
    label: &'static str,
    before: Option<String>,
    after: Option<String>,
    difference: Option<String>,
}

/// The rules of each state before, where they are known, and after.
pub(super) type Rules = (Option<Vec<StateRules>>, Vec<StateRules>);

/// The states of a change, ENHANCED first; `moves` gives those of every repository in a state, where they are known.
pub(super) fn of<'m, M: Iterator<Item = Move>>(
    (before, after): &'m Rules,
    moves: impl Fn(ScanType) -> Option<M> + 'm,
    costs: &[CostSides],
) -> Vec<StateCoverage> {
    let side = |rules: &'m [StateRules], state| rules.iter().find(|one| one.state == state);
    let states = ScanType::ALL.into_iter().filter_map(|state| {
        let sides = Sides {
            state,
            before: before.as_deref().and_then(|before| side(before, state)),
            after: side(after, state),
        };
        let is_there = sides.before.is_some() || sides.after.is_some();
        let cost = costs.iter().find(|cost| cost.state == state).map(cost::of);
        is_there.then(|| coverage(sides, before.is_some(), moves(state), cost))
    });
    states.collect()
}

fn coverage(
    sides: Sides<'_>,
    is_known: bool,
    moves: Option<impl Iterator<Item = Move>>,
    cost: Option<StateCost>,
) -> StateCoverage {
    let note = match (sides.before, sides.after) {
        (None, _) if !is_known => Some("the scanning configuration of the earlier module is not known statically"),
        (None, _) => Some("the earlier module does not have this state"),
        (_, None) => Some("the new module no longer has this state"),
        _ => None,
    };
    StateCoverage {
        word: sides.state.as_str(),
        note,
        has_before: sides.before.is_some(),
        has_after: sides.after.is_some(),
        counts: moves.map(|moves| counts(sides, moves)),
        cost,
        columns: filter_columns::of(sides),
    }
}

fn counts(sides: Sides<'_>, moves: impl Iterator<Item = Move>) -> Counts {
    let flows = flows(sides, moves);
    let before = |level: usize| flows.get(level).map(|row| row.iter().sum());
    let after = |level: usize| Some(flows.iter().filter_map(|row| row.get(level)).sum());
    let rows = possible(sides.state).map(|level| {
        let index = level as usize;
        let (old, new): (Option<usize>, Option<usize>) =
            (sides.before.and_then(|_| before(index)), sides.after.and_then(|_| after(index)));
        CountRow {
            class: class(level),
            label: phrases::coverage(level, sides.state),
            before: old.map(grouped),
            after: new.map(grouped),
            difference: old.zip(new).map(|(old, new)| difference(old, new)),
        }
    });
    Counts { rows: rows.collect(), bars: bars::of(sides, &flows) }
}

/// Each repository is counted once. A side that lacks the state, or is not known, counts as the other.
fn flows(sides: Sides<'_>, moves: impl Iterator<Item = Move>) -> Flows {
    let mut flows = Flows::default();
    for (before, after) in moves {
        let (from, to) = match (sides.before.and(before), sides.after) {
            (Some(before), Some(_)) => (before, after),
            (Some(before), None) => (before, before),
            (None, _) => (after, after),
        };
        if let Some(count) = flows.get_mut(from as usize).and_then(|row| row.get_mut(to as usize)) {
            *count += 1;
        }
    }
    flows
}

fn difference(old: usize, new: usize) -> String {
    match new.cmp(&old) {
        std::cmp::Ordering::Less => format!("\u{2212}{}", grouped(old - new)),
        std::cmp::Ordering::Equal => "0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", grouped(new - old)),
    }
}
