//! The names that move from one frequency to another.

use super::class::Class;
use super::described::{Describer, MovedFilter};
use super::rules::StateRules;
use crate::inventory::Inventory;
use crate::registry::Coverage;
use crate::registry::ScanType;
use crate::wildcard::{Answer, Pattern};

/// The names of a state that had one frequency and get another. There is at least one.
#[derive(Debug, Clone)]
pub struct FrequencyChange {
    /// State in which it changes.
    pub state: ScanType,
    /// The frequency before.
    pub from: Coverage,
    /// The frequency after.
    pub to: Coverage,
    /// The first of the names: the shortest, then the first in order.
    pub witness: String,
    /// The filters that made names have the higher of the two frequencies, each if names of it move.
    pub filters: Vec<MovedFilter>,
    /// True if those are all; some may have been too hard to decide.
    pub are_filters_complete: bool,
    /// The repositories of the inventory that move; empty without one.
    pub repositories: Vec<String>,
}

/// The work for each of the six pairs of levels, in steps of about five nanoseconds: a second for all.
const WORK: usize = 33_000_000;

/// Every move of a state, from the lowest to the highest; and the filters that made a question too hard.
pub(super) fn all(
    old: &StateRules,
    new: &StateRules,
    inventory: Option<&Inventory>,
) -> (Vec<FrequencyChange>, Vec<Pattern>) {
    let mut moves = Vec::new();
    let mut blame = Vec::new();
    let mut describer = Describer::new(old, new);
    for from in Coverage::ALL {
        for to in Coverage::ALL.into_iter().filter(|to| *to != from) {
            let class = Class::of(old, from).and(Class::of(new, to));
            match class.first_name(WORK) {
                Answer::Exact(None) => {}
                // Replayed through the plain matcher: nothing is claimed that it does not see.
                Answer::Exact(Some(name)) if (old.level(&name), new.level(&name)) == (from, to) => {
                    moves.push(moved(&mut describer, new.state, (from, to), name));
                }
                Answer::Exact(Some(_)) => blame.extend(class.into_patterns()),
                Answer::TooHard { blame: more } => blame.extend(more),
            }
        }
    }
    if let Some(inventory) = inventory {
        list_repositories(&mut moves, old, new, inventory);
    }
    blame.sort();
    blame.dedup();
    (moves, blame)
}

fn moved(
    describer: &mut Describer<'_>,
    state: ScanType,
    (from, to): (Coverage, Coverage),
    witness: String,
) -> FrequencyChange {
    let (filters, are_filters_complete) = describer.filters(from, to);
    FrequencyChange { state, from, to, witness, filters, are_filters_complete, repositories: Vec::new() }
}

fn list_repositories(moves: &mut [FrequencyChange], old: &StateRules, new: &StateRules, inventory: &Inventory) {
    for name in inventory.names() {
        let (from, to) = (old.level(name), new.level(name));
        if let Some(moved) = moves.iter_mut().find(|moved| (moved.from, moved.to) == (from, to)) {
            moved.repositories.push(name.to_owned());
        }
    }
}
