//! The names that a change of frequency is about, and what could not be told of a state.

use super::frequency_changes::{beside_filters, main_filters};
use super::phrases::{and_more, grouped, repositories};
use crate::change::semantic::{FrequencyChange, MovedFilter, Names, StateMeaning};
use crate::wildcard::Pattern;

/// The most filters and repositories that one change names.
pub(super) const SHOWN: usize = 10;

/// The most names that the remark on what filters match beside gives.
const BESIDE: usize = 3;

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
    match (example(change), groups.len()) {
        (None, _) => names,
        (Some(example), 0 | 1) => format!("{names}, for example `{example}`"),
        (Some(example), _) => format!("{names}; for example `{example}`"),
    }
}

/// A name that moves and is not said anyway: of the first filter that is told and is more than one name.
fn example(change: &FrequencyChange) -> Option<&str> {
    let is_many = |filter: &&MovedFilter| !matches!(filter.names, Names::One(_));
    match main_filters(change).take(SHOWN).find(is_many) {
        Some(filter) => Some(&filter.witness),
        None if main_filters(change).next().is_none() || !change.are_filters_complete => Some(&change.witness),
        None => None,
    }
}

/// The names that something is said of in short: of repositories that are listed elsewhere one or two, or their number.
pub(super) fn short_names(change: &FrequencyChange) -> String {
    match change.repositories.as_slice() {
        [] => names(change),
        [one] => format!("`{one}`"),
        [one, other] => format!("`{one}` and `{other}`"),
        many => repositories(many.len()),
    }
}

/// The filters and entries because of which the repositories of the inventory move, but for those that they say by name.
pub(super) fn reasons(change: &FrequencyChange) -> Option<String> {
    let reasons: Vec<String> = main_filters(change).filter_map(|filter| reason(change, filter)).collect();
    let (shown, more) = (reasons.iter().take(SHOWN).cloned().collect::<Vec<_>>(), and_more(reasons.len(), SHOWN));
    (!shown.is_empty()).then(|| format!("{}{more}", shown.join(", ")))
}

fn reason(change: &FrequencyChange, filter: &MovedFilter) -> Option<String> {
    match &filter.names {
        Names::Matching(glob) => Some(format!("`{glob}`")),
        Names::Containing(text) => Some(format!("names containing `{text}`")),
        Names::One(name) => {
            let pattern = Pattern::filter(&filter.filter);
            let catches_another = change.repositories.iter().any(|other| other != name && pattern.matches(other));
            if catches_another {
                Some(format!("`{}` (the filter for `{name}`)", filter.filter))
            } else {
                (change.repositories.binary_search(name).is_err()).then(|| format!("`{name}`"))
            }
        }
    }
}

/// The remark on names that move although nobody named them, since a filter for an exact name matches others too.
pub(super) fn beside(meanings: &[StateMeaning], has_inventory: bool) -> Option<String> {
    let changes = meanings.iter().flat_map(|meaning| &meaning.changes);
    let mut filters: Vec<&MovedFilter> = Vec::new();
    for filter in changes.flat_map(beside_filters) {
        if filters.iter().all(|other| other.filter != filter.filter) {
            filters.push(filter);
        }
    }
    let of = |filter: &&MovedFilter| format!("`{}` (by `{}`)", filter.witness, filter.filter);
    let named: Vec<String> = filters.iter().take(BESIDE).map(of).collect();
    let (named, more) = (named.join(", "), and_more(filters.len(), BESIDE));
    let none = if has_inventory { "; none of them is in the inventory" } else { "" };
    let others = "beside the named repositories, filters also match others, which change too, such as";
    (!filters.is_empty()).then(|| format!("{others} {named}{more}{none}"))
}

/// Returns the names that move: single ones, those of whole filters, and some of others.
fn groups(change: &FrequencyChange) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<String>)> = KINDS.iter().map(|kind| (*kind, Vec::new())).collect();
    for filter in main_filters(change).take(SHOWN) {
        let (kind, text) = kind(filter);
        let group = groups.iter_mut().find(|(own, _)| *own == kind);
        group.into_iter().for_each(|(_, texts)| texts.push(format!("`{text}`")));
    }
    let filled = groups.into_iter().filter(|(_, texts)| !texts.is_empty());
    let mut groups: Vec<String> = filled.map(|(kind, texts)| format!("{kind}{}", texts.join(", "))).collect();
    match main_filters(change).count().saturating_sub(SHOWN) {
        0 => {}
        1 => groups.push("names of 1 more filter".to_owned()),
        more => groups.push(format!("names of {} more filters", grouped(more))),
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
