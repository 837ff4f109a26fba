//! The names that a change of frequency is about, and what could not be told of a state.

use crate::change::semantic::{FrequencyChange, MovedFilter, Names, StateMeaning};

/// The most filters and repositories that one change names.
pub(super) const SHOWN: usize = 10;

/// The reason why a state could not be told, or not all of it.
pub(super) fn could_not_tell(meaning: &StateMeaning) -> String {
    if meaning.blame.is_empty() {
        return "unknown: the scanning configuration of the earlier module is not known statically".to_owned();
    }
    let blame: Vec<String> =
        meaning.blame.iter().take(SHOWN).map(|pattern| format!("`{}`", pattern.as_str())).collect();
    format!("not complete: these filters are too complex to compare: {}", blame.join(", "))
}

/// The names that move, with an example where they are not all said by name.
pub(super) fn names(change: &FrequencyChange) -> String {
    let groups = groups(change);
    let names = if groups.is_empty() { "some names".to_owned() } else { groups.join("; ") };
    let example = match (is_told_by_name(change), groups.len()) {
        (true, _) => String::new(),
        (false, 0 | 1) => format!(", for example `{}`", change.witness),
        (false, _) => format!("; for example `{}`", change.witness),
    };
    format!("{names}{example}")
}

/// Returns the names that move: single ones, those of whole filters, and some of others.
fn groups(change: &FrequencyChange) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<String>)> = KINDS.iter().map(|kind| (*kind, Vec::new())).collect();
    for filter in change.filters.iter().take(SHOWN) {
        let (kind, text) = kind(filter);
        let group = groups.iter_mut().find(|(own, _)| *own == kind);
        group.into_iter().for_each(|(_, texts)| texts.push(format!("`{text}`")));
    }
    let filled = groups.into_iter().filter(|(_, texts)| !texts.is_empty());
    let mut groups: Vec<String> = filled.map(|(kind, texts)| format!("{kind}{}", texts.join(", "))).collect();
    match change.filters.len().saturating_sub(SHOWN) {
        0 => {}
        1 => groups.push("names of 1 more filter".to_owned()),
        more => groups.push(format!("names of {more} more filters")),
    }
    groups.extend((!change.are_filters_complete).then(|| "possibly names of other filters".to_owned()));
    groups
}

/// The words before the filters of each kind, in the order in which they are told.
const KINDS: [&str; 5] =
    ["", "every name matching ", "every name containing ", "some names matching ", "some names containing "];

fn kind(filter: &MovedFilter) -> (&'static str, &str) {
    let [one, all_matching, all_containing, some_matching, some_containing] = KINDS;
    match (&filter.names, filter.is_whole) {
        (Names::One(name), _) => (one, name),
        (Names::Matching(glob), true) => (all_matching, glob),
        (Names::Matching(glob), false) => (some_matching, glob),
        (Names::Containing(text), true) => (all_containing, text),
        (Names::Containing(text), false) => (some_containing, text),
    }
}

/// True where an example would add nothing: it is said already, and no filter moves in part.
fn is_told_by_name(change: &FrequencyChange) -> bool {
    let is_witness = |filter: &MovedFilter| filter.names == Names::One(change.witness.clone());
    change.are_filters_complete
        && change.filters.iter().all(|filter| filter.is_whole)
        && change.filters.iter().take(SHOWN).any(is_witness)
}
