//! Which filters are in which frequency, before and after: a lane for each frequency, a column for each side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::coverage::{Sides, class, label};
use crate::compare::meaning::{Level, StateRules};
use crate::plan::{PlannedFilter, ScanPlan, ScanType};

/// The lanes of a state, the most scanned first.
#[derive(Serialize)]
pub(super) struct Lanes {
    lanes: Vec<Lane>,
    /// What is left to the repositories that no filter matches.
    rest: &'static str,
}

#[derive(Serialize)]
struct Lane {
    class: &'static str,
    label: &'static str,
    before: Vec<Chip>,
    after: Vec<Chip>,
    /// The filters that stay in the lane.
    kept: Vec<Chip>,
}

/// A filter in a lane.
#[derive(Clone, Serialize)]
struct Chip {
    filter: String,
    /// What the policy says for it, where that is something else.
    entry: Option<String>,
    /// What becomes of it, in a word.
    mark: &'static str,
}

/// Where each filter is, by its text.
type Places<'r> = BTreeMap<&'r str, Level>;

/// The lanes of a state.
pub(super) fn of(sides: Sides<'_>, plan: &ScanPlan) -> Lanes {
    let (old, new) = (places(sides.before), places(sides.after));
    let entries = entries(plan, sides.state);
    let levels = Level::ALL.into_iter().rev().filter(|level| *level != Level::Unmatched);
    let levels = levels.filter(|level| sides.state == ScanType::Enhanced || *level != Level::Continuous);
    let lane = |level| {
        let chip = |filter: &str, mark| Chip {
            filter: filter.to_owned(),
            entry: entries.get(filter).filter(|entry| entry.as_str() != filter).cloned(),
            mark,
        };
        let moved = |own: &Places<'_>, other: &Places<'_>, words: [&'static str; 3]| {
            let own = own.iter().filter(|(filter, place)| **place == level && other.get(*filter) != Some(&level));
            own.map(|(filter, place)| chip(filter, mark(*place, other.get(filter).copied(), words))).collect()
        };
        Lane {
            class: class(level),
            label: label(level, sides.state),
            before: moved(&old, &new, ["goes", "goes up", "goes down"]),
            after: moved(&new, &old, ["new", "from above", "from below"]),
            kept: new
                .iter()
                .filter(|(filter, place)| **place == level && old.get(*filter) == Some(&level))
                .map(|(filter, _)| chip(filter, "stays"))
                .collect(),
        }
    };
    let is_all = |places: &Places<'_>| places.contains_key("*");
    let rest = match (sides.state, is_all(&new)) {
        (_, true) => "none is left: a filter matches every name",
        (ScanType::Enhanced, false) => "not scanned",
        (ScanType::Basic, false) => "scanned by hand only",
    };
    Lanes { lanes: levels.map(lane).collect(), rest }
}

fn places(rules: Option<&StateRules>) -> Places<'_> {
    let of = |level| rules.into_iter().flat_map(move |rules| rules.filters(level).map(move |filter| (filter, level)));
    of(Level::OnPush).chain(of(Level::Continuous)).collect()
}

/// What becomes of a filter that is in another lane, or in none, on the other side.
fn mark(own: Level, other: Option<Level>, [alone, higher, lower]: [&'static str; 3]) -> &'static str {
    match other {
        None => alone,
        Some(other) if other > own => higher,
        Some(_) => lower,
    }
}

/// What the policy says for each filter of a state.
fn entries(plan: &ScanPlan, state: ScanType) -> BTreeMap<&str, String> {
    let states = plan.release.states().into_iter().filter(|one| one.scan_type() == state);
    let filters = states.flat_map(|state| state.rules()).flat_map(|rule| rule.filters.iter());
    let entry = |filter: &PlannedFilter| match filter.stands_for.as_slice() {
        [] => filter.filter.as_str().to_owned(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    };
    filters.map(|filter| (filter.filter.as_str(), entry(filter))).collect()
}
