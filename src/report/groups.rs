//! Equal things of many policies, told once.

use std::collections::HashMap;
use std::hash::Hash;

use super::frequency_changes::main_filters;
use super::names::SHOWN as NAMED;
use super::phrases::grouped;
use crate::change::Change;
use crate::change::semantic::{StateMeaning, StateRules};

/// The most names of a group.
const SHOWN: usize = 10;

/// The things in their order, each once, with the names of all that have it.
pub(super) fn groups<N, T: Hash + Eq + Clone>(items: impl Iterator<Item = (N, T)>) -> Vec<(Vec<N>, T)> {
    let mut groups: Vec<(Vec<N>, T)> = Vec::new();
    let mut places: HashMap<T, usize> = HashMap::new();
    for (name, item) in items {
        let place = *places.entry(item.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], item)),
        }
    }
    groups
}

/// The rules of each state before and after.
type Rules = (Option<Vec<StateRules>>, Vec<StateRules>);

/// Rules that two changes have in common whose equal words stand for the same repositories, beside these words: all rules, where the
/// words leave repositories open.
pub(super) fn beyond_words(change: &Change, meanings: &[StateMeaning]) -> Option<Rules> {
    let mut moved = meanings.iter().flat_map(|meaning| &meaning.changes);
    let leaves_open = moved.any(|moved| {
        !moved.are_filters_complete
            || main_filters(moved).count() > NAMED
            || main_filters(moved).any(|filter| !filter.is_whole)
    });
    leaves_open.then(|| change.rules())
}

/// The remark beside the first of a group: `the same in 46 more policies: …`; nothing where it is alone.
pub(super) fn the_same_in(others: &[String]) -> Option<String> {
    the_same_in_more(others, "policies")
}

/// The remark below the text of a file that differs as others do.
pub(super) fn the_same_in_files(others: &[String]) -> Option<String> {
    the_same_in_more(others, "files")
}

fn the_same_in_more(others: &[String], what: &str) -> Option<String> {
    let (first, rest) = others.split_first()?;
    Some(match rest.len() {
        0 => format!("the same in {first}"),
        _ => format!("the same in {} more {what}: {}", grouped(others.len()), listed(others)),
    })
}

/// The first names of a list, and how many more there are.
pub(super) fn listed(names: &[String]) -> String {
    // One more costs no more room than saying that there is one more.
    let shown = if names.len() <= SHOWN + 1 { names.len() } else { SHOWN };
    let first: Vec<&str> = names.iter().take(shown).map(String::as_str).collect();
    format!("{}{}", first.join(", "), super::phrases::and_more(names.len(), shown))
}
