//! A change of frequency in words: what happens to how many, and what it costs.

use super::phrases::{self, Impact};
use crate::change::Change;
use crate::change::semantic::{FrequencyChange, MovedFilter, StateMeaning, Verdict};
use crate::wildcard::Pattern;

/// Its effect on those who answer for security.
pub(super) fn impact(change: &FrequencyChange) -> Impact {
    Impact::of(change.state, change.from, change.to)
}

/// True where names are scanned less often, or not at all.
pub(super) fn is_loss(change: &FrequencyChange) -> bool {
    matches!(impact(change), Impact::Stops | Impact::Less)
}

/// The filters that move names which somebody meant, or repositories that there are.
pub(super) fn main_filters(change: &FrequencyChange) -> impl Iterator<Item = &MovedFilter> {
    change.filters.iter().filter(|filter| !is_beside(change, filter))
}

/// The filters of which only names move that nobody named: an exact name is lowered to a filter that matches others too.
pub(super) fn beside_filters(change: &FrequencyChange) -> impl Iterator<Item = &MovedFilter> {
    change.filters.iter().filter(|filter| is_beside(change, filter))
}

fn is_beside(change: &FrequencyChange, filter: &MovedFilter) -> bool {
    let moves = || {
        let pattern = Pattern::filter(&filter.filter);
        change.repositories.iter().any(|name| pattern.matches(name))
    };
    filter.is_beside_entry && !moves()
}

/// True where nothing moves that somebody named, and no repository of the inventory.
pub(super) fn is_all_beside(change: &FrequencyChange) -> bool {
    let is_all_told = change.are_filters_complete && !change.filters.is_empty();
    is_all_told && change.repositories.is_empty() && main_filters(change).next().is_none()
}

/// The changes of frequency of a policy's states but those that come or go while another one stays or goes: what is scanned
/// in such a state is no more and no less than in one that was not there. Nor are those told that nobody meant.
pub(super) fn frequency_changes(meanings: &[StateMeaning]) -> impl Iterator<Item = &FrequencyChange> {
    meanings.iter().filter(|meaning| !comes_or_goes(meaning, meanings)).flat_map(worst_first)
}

/// True if a state comes or goes, other than with the whole module.
pub(super) fn comes_or_goes(meaning: &StateMeaning, all: &[StateMeaning]) -> bool {
    matches!(meaning.verdict, Verdict::Appeared | Verdict::Disappeared)
        && all.iter().any(|other| other.verdict != Verdict::Appeared)
}

/// True where the state in force had rules, and has none any more.
pub(super) fn is_without_rules(change: &Change, meanings: &[StateMeaning]) -> bool {
    let in_force = change.plan().release.in_force();
    let states = change.plan().release.states();
    let is_bare = states.iter().any(|state| state.scan_type() == in_force && state.rules().is_empty());
    let moves = meanings.iter().filter(|meaning| meaning.state == in_force && !comes_or_goes(meaning, meanings));
    is_bare && moves.flat_map(|meaning| &meaning.changes).any(is_loss)
}

/// The verdict on a state in short, of names that somebody named and of repositories that there are.
pub(super) fn verdict(meaning: &StateMeaning) -> &'static str {
    if !matches!(meaning.verdict, Verdict::Wider | Verdict::Narrower | Verdict::Incomparable) {
        return phrases::verdict(meaning.verdict);
    }
    let own = || meaning.changes.iter().filter(|change| !is_all_beside(change));
    let is_more = own().any(|change| change.to > change.from);
    let is_less = own().any(|change| change.to < change.from);
    match (is_more, is_less) {
        (true, true) => phrases::verdict(Verdict::Incomparable),
        (true, false) => phrases::verdict(Verdict::Wider),
        (false, true) => phrases::verdict(Verdict::Narrower),
        (false, false) => "the same for the named repositories",
    }
}

/// The claim, with a number where the repositories are known: `2 repositories stop being scanned while ENHANCED`.
pub(super) fn claim(change: &FrequencyChange, has_inventory: bool) -> String {
    let phrase = phrases::frequency_change(change.state, change.from, change.to);
    let state = change.state.as_str();
    match change.repositories.len() {
        _ if !has_inventory => format!("{} while {state}", phrase.of_names),
        0 => format!("{} while {state}, none of the inventory", phrase.of_names),
        count => {
            let [one, many] = phrase.verbs;
            let verb = if count == 1 { one } else { many };
            format!("{} {verb} while {state}", phrases::repositories(count))
        }
    }
}

/// The charge of Inspector that begins or ends.
pub(super) fn charge(change: &FrequencyChange) -> Option<&'static str> {
    phrases::charge(change.state, change.from, change.to)
}

/// The changes of a state that are told, the worst first.
pub(super) fn worst_first(meaning: &StateMeaning) -> Vec<&FrequencyChange> {
    let mut changes: Vec<&FrequencyChange> = meaning.changes.iter().filter(|change| !is_all_beside(change)).collect();
    changes.sort_by_key(|change| Impact::ALL.iter().position(|own| *own == impact(change)));
    changes
}
