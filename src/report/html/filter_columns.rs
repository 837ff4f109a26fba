//! The filters of each frequency, in a column for each side of the change.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sides::{Sides, class, possible};
use crate::change::semantic::StateRules;
use crate::registry::Coverage;
use crate::report::phrases;

/// The columns of a state, for each frequency, the most scanned first.
#[derive(PartialEq, Serialize)]
pub(super) struct FilterColumns {
    frequencies: Vec<Columns>,
    /// The coverage of the repositories that no filter matches.
    rest: &'static str,
}

#[derive(PartialEq, Serialize)]
struct Columns {
    class: &'static str,
    label: &'static str,
    before: Vec<Chip>,
    after: Vec<Chip>,
    /// The filters that stay.
    kept: Vec<Chip>,
}

/// A filter in a column.
#[derive(Clone, PartialEq, Serialize)]
struct Chip {
    filter: String,
    /// The policy's entry for it, where that is another text.
    entry: Option<String>,
    /// Its fate in a word.
    mark: &'static str,
}

/// The mark of a filter that makes no difference.
const COVERED: &str = "covered by *";

/// The frequency of each filter, by its text, and the entry that it stands for.
type Places<'r> = BTreeMap<&'r str, (Coverage, Option<&'r str>)>;

/// The columns of a state.
pub(super) fn of(sides: Sides<'_>) -> FilterColumns {
    let (old, new) = (places(sides.before), places(sides.after));
    let levels = possible(sides.state).filter(|level| *level != Coverage::Unmatched);
    let columns = |level| {
        let chip = |filter: &str, entry: Option<&str>, mark| Chip {
            filter: filter.to_owned(),
            entry: entry.filter(|entry| *entry != filter).map(str::to_owned),
            mark,
        };
        let moved = |own: &Places<'_>, other: &Places<'_>, words: [&'static str; 3]| {
            let there = |filter: &str| other.get(filter).map(|(place, _)| *place);
            // Where the other side scans every name as often, the filter takes nothing away and adds nothing.
            let is_covered = there("*").is_some_and(|all| all >= level) && own.contains_key("*");
            let own = own.iter().filter(|(filter, (place, _))| *place == level && there(filter) != Some(level));
            own.map(|(filter, (place, entry))| {
                let mark = mark(*place, there(filter), words);
                chip(filter, *entry, if is_covered && filter != &"*" { COVERED } else { mark })
            })
            .collect()
        };
        Columns {
            class: class(level),
            label: phrases::coverage(level, sides.state),
            before: moved(&old, &new, ["goes", "goes up", "goes down"]),
            after: moved(&new, &old, ["new", "from above", "from below"]),
            kept: kept(&old, &new, level).into_iter().map(|(filter, entry)| chip(filter, entry, "stays")).collect(),
        }
    };
    let is_all = |places: &Places<'_>| places.contains_key("*");
    let rest = if is_all(&new) { "none: a filter matches every name" } else { phrases::unmatched(sides.state) };
    FilterColumns { frequencies: levels.map(columns).collect(), rest }
}

fn places(rules: Option<&StateRules>) -> Places<'_> {
    let placed = |level| {
        let filters = rules.into_iter().flat_map(move |rules| rules.filters(level));
        filters.map(move |(filter, entry)| (filter, (level, entry)))
    };
    placed(Coverage::OnPush).chain(placed(Coverage::Continuous)).collect()
}

/// The filters that have a frequency on both sides, with their entries.
fn kept<'r>(old: &Places<'_>, new: &Places<'r>, level: Coverage) -> Vec<(&'r str, Option<&'r str>)> {
    let was_in = |filter: &str| old.get(filter).is_some_and(|(place, _)| *place == level);
    let kept = new.iter().filter(|(filter, (place, _))| *place == level && was_in(filter));
    kept.map(|(filter, (_, entry))| (*filter, *entry)).collect()
}

/// The mark of a filter that has another frequency, or none, on the other side.
fn mark(own: Coverage, other: Option<Coverage>, [alone, higher, lower]: [&'static str; 3]) -> &'static str {
    match other {
        None => alone,
        Some(other) if other > own => higher,
        Some(_) => lower,
    }
}
