//! Which filters are in which frequency, before and after: a lane for each frequency, a column for each side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::coverage::{Sides, class, label};
use crate::change::semantic::StateRules;
use crate::registry::Coverage;
use crate::registry::ScanType;

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

/// Where each filter is, by its text, and the entry that it stands for.
type Places<'r> = BTreeMap<&'r str, (Coverage, Option<&'r str>)>;

/// The lanes of a state.
pub(super) fn of(sides: Sides<'_>) -> Lanes {
    let (old, new) = (places(sides.before), places(sides.after));
    let levels = Coverage::ALL.into_iter().rev().filter(|level| *level != Coverage::Unmatched);
    let levels = levels.filter(|level| sides.state == ScanType::Enhanced || *level != Coverage::Continuous);
    let lane = |level| {
        let chip = |filter: &str, entry: Option<&str>, mark| Chip {
            filter: filter.to_owned(),
            entry: entry.filter(|entry| *entry != filter).map(str::to_owned),
            mark,
        };
        let moved = |own: &Places<'_>, other: &Places<'_>, words: [&'static str; 3]| {
            let there = |filter: &str| other.get(filter).map(|(place, _)| *place);
            let own = own.iter().filter(|(filter, (place, _))| *place == level && there(filter) != Some(level));
            own.map(|(filter, (place, entry))| chip(filter, *entry, mark(*place, there(filter), words))).collect()
        };
        Lane {
            class: class(level),
            label: label(level, sides.state),
            before: moved(&old, &new, ["goes", "goes up", "goes down"]),
            after: moved(&new, &old, ["new", "from above", "from below"]),
            kept: kept(&old, &new, level).into_iter().map(|(filter, entry)| chip(filter, entry, "stays")).collect(),
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
    let placed = |level| {
        let filters = rules.into_iter().flat_map(move |rules| rules.filters(level));
        filters.map(move |(filter, entry)| (filter, (level, entry)))
    };
    placed(Coverage::OnPush).chain(placed(Coverage::Continuous)).collect()
}

/// The filters that are in a lane on both sides, with their entries.
fn kept<'r>(old: &Places<'_>, new: &Places<'r>, level: Coverage) -> Vec<(&'r str, Option<&'r str>)> {
    let was_in = |filter: &str| old.get(filter).is_some_and(|(place, _)| *place == level);
    let kept = new.iter().filter(|(filter, (place, _))| *place == level && was_in(filter));
    kept.map(|(filter, (_, entry))| (*filter, *entry)).collect()
}

/// What becomes of a filter that is in another lane, or in none, on the other side.
fn mark(own: Coverage, other: Option<Coverage>, [alone, higher, lower]: [&'static str; 3]) -> &'static str {
    match other {
        None => alone,
        Some(other) if other > own => higher,
        Some(_) => lower,
    }
}
