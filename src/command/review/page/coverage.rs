//! Coverage by release state, before and after: how many repositories have each frequency where they are known, and which
//! filters do.

use rayon::prelude::*;
use serde::Serialize;

use super::bars::{self, Bars};
use super::lanes::{self, Lanes};
use super::words::grouped;
use crate::change::Change;
use crate::change::semantic::StateRules;
use crate::inventory::Inventory;
use crate::registry::Coverage;
use crate::registry::ScanType;

/// One release state of a policy.
#[derive(Serialize)]
pub(super) struct StateCoverage {
    word: &'static str,
    /// What is to be said of a side that lacks the state.
    note: Option<&'static str>,
    has_before: bool,
    has_after: bool,
    counts: Option<Counts>,
    lanes: Lanes,
}

#[derive(Serialize)]
struct Counts {
    bars: Bars,
    rows: Vec<CountRow>,
}

/// How many repositories have a frequency.
#[derive(Serialize)]
struct CountRow {
    class: &'static str,
    label: &'static str,
    before: Option<String>,
    after: Option<String>,
    difference: Option<String>,
}

/// How many repositories go from each level to each.
pub(super) type Flows = [[usize; 3]; 3];

/// A state on both sides, as far as it is there and known.
#[derive(Clone, Copy)]
pub(super) struct Sides<'r> {
    pub(super) state: ScanType,
    pub(super) before: Option<&'r StateRules>,
    pub(super) after: Option<&'r StateRules>,
}

/// The states of a change, ENHANCED first.
pub(super) fn of(change: &Change, inventory: Option<&Inventory>) -> Vec<StateCoverage> {
    let (before, after) = change.rules();
    let is_known = before.is_some();
    let before = before.unwrap_or_default();
    let side = |rules: &[StateRules], state| rules.iter().position(|one| one.state == state);
    let states = [ScanType::Enhanced, ScanType::Basic].into_iter().filter_map(|state| {
        let (old, new) = (side(&before, state), side(&after, state));
        let sides = Sides {
            state,
            before: old.and_then(|place| before.get(place)),
            after: new.and_then(|place| after.get(place)),
        };
        (old.is_some() || new.is_some()).then(|| coverage(sides, is_known, inventory))
    });
    states.collect()
}

fn coverage(sides: Sides<'_>, is_known: bool, inventory: Option<&Inventory>) -> StateCoverage {
    let note = match (sides.before, sides.after) {
        (None, _) if !is_known => Some("what the earlier module told AWS can't be told from its text"),
        (None, _) => Some("the earlier module does not have this state"),
        (_, None) => Some("the new module no longer has this state"),
        _ => None,
    };
    StateCoverage {
        word: sides.state.word(),
        note,
        has_before: sides.before.is_some(),
        has_after: sides.after.is_some(),
        counts: inventory.map(|inventory| counts(sides, inventory)),
        lanes: lanes::of(sides),
    }
}

fn counts(sides: Sides<'_>, inventory: &Inventory) -> Counts {
    let flows = flows(sides, inventory);
    let before = |level: usize| flows.get(level).map(|row| row.iter().sum());
    let after = |level: usize| Some(flows.iter().filter_map(|row| row.get(level)).sum());
    let levels = Coverage::ALL.into_iter().enumerate().rev();
    let levels = levels.filter(|(_, level)| sides.state == ScanType::Enhanced || *level != Coverage::Continuous);
    let rows = levels.map(|(index, level)| {
        let (old, new): (Option<usize>, Option<usize>) =
            (sides.before.and_then(|_| before(index)), sides.after.and_then(|_| after(index)));
        CountRow {
            class: class(level),
            label: label(level, sides.state),
            before: old.map(grouped),
            after: new.map(grouped),
            difference: old.zip(new).map(|(old, new)| difference(old, new)),
        }
    });
    Counts { rows: rows.collect(), bars: bars::of(sides, &flows) }
}

/// Each repository is counted once. A side that lacks the state, or is not known, counts as the other.
fn flows(sides: Sides<'_>, inventory: &Inventory) -> Flows {
    let level = |rules: Option<&StateRules>, name: &str| rules.map(|rules| rules.level(name));
    let cell = |name: &String| {
        let (old, new) = (level(sides.before, name), level(sides.after, name));
        (old.or(new).unwrap_or(Coverage::Unmatched), new.or(old).unwrap_or(Coverage::Unmatched))
    };
    let cells: Vec<(Coverage, Coverage)> = inventory.names().par_iter().map(cell).collect();
    let mut flows = Flows::default();
    for (from, to) in cells {
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

/// The class of a level's colour.
pub(super) fn class(level: Coverage) -> &'static str {
    match level {
        Coverage::Continuous => "continuous",
        Coverage::OnPush => "on-push",
        Coverage::Unmatched => "unmatched",
    }
}

/// What a level is called on the page: an unmatched repository is not scanned under ENHANCED, and by hand under BASIC.
pub(super) fn label(level: Coverage, state: ScanType) -> &'static str {
    match (level, state) {
        (Coverage::Continuous, _) => "continuous",
        (Coverage::OnPush, _) => "on push",
        (Coverage::Unmatched, ScanType::Enhanced) => "not scanned",
        (Coverage::Unmatched, ScanType::Basic) => "by hand",
    }
}
