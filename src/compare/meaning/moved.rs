//! The names that move from one frequency to another.

use super::rules::{Level, StateRules};
use crate::inventory::Inventory;
use crate::plan::{Frequency, ScanType};
use crate::wildcard::{Answer, Pattern, find};

/// The names of a state that had one frequency and get another. There is at least one.
#[derive(Debug, Clone)]
pub struct Moved {
    /// In which state.
    pub state: ScanType,
    /// The frequency before.
    pub from: Level,
    /// The frequency after.
    pub to: Level,
    /// The first of the names: the shortest, then the first in order.
    pub witness: String,
    /// The filters that the names match; empty where none says it better than the witness.
    pub filters: Vec<MovedFilter>,
    /// The repositories of the inventory that move; empty without one.
    pub repositories: Vec<String>,
}

/// A filter some of whose names move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedFilter {
    /// The filter as the policy says it, or as the module does where the policy does not.
    pub shown: String,
    /// Whether every name of it moves.
    pub is_whole: bool,
}

/// The names of a level: matched by each of `within`, by none of `without`.
struct Class {
    within: Vec<Vec<Pattern>>,
    without: Vec<Pattern>,
}

impl Class {
    fn of(rules: &StateRules, level: Level) -> Self {
        let continuous = rules.patterns(Frequency::ContinuousScan);
        let on_push = rules.patterns(Frequency::ScanOnPush);
        match level {
            Level::Continuous => Self { within: vec![continuous], without: Vec::new() },
            Level::OnPush => Self { within: vec![on_push], without: continuous },
            Level::Unmatched => Self { within: Vec::new(), without: [continuous, on_push].concat() },
        }
    }

    fn and(self, other: Self) -> Self {
        let within = self.within.into_iter().chain(other.within).collect();
        Self { within, without: [self.without, other.without].concat() }
    }

    fn first_name(&self) -> Answer<Option<String>> {
        let within: Vec<&[Pattern]> = self.within.iter().map(Vec::as_slice).collect();
        find(&within, &self.without)
    }
}

/// Every move of a state, from the lowest to the highest; and the filters that made a question too hard.
pub(super) fn all(old: &StateRules, new: &StateRules, inventory: Option<&Inventory>) -> (Vec<Moved>, Vec<Pattern>) {
    let mut moves = Vec::new();
    let mut blame = Vec::new();
    for from in Level::ALL {
        for to in Level::ALL.into_iter().filter(|to| *to != from) {
            match Class::of(old, from).and(Class::of(new, to)).first_name() {
                Answer::Exact(None) => {}
                Answer::Exact(Some(witness)) => moves.extend(moved(old, new, (from, to), witness)),
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

/// The move, once its witness was replayed through the plain matcher.
fn moved(old: &StateRules, new: &StateRules, (from, to): (Level, Level), witness: String) -> Option<Moved> {
    if old.level(&witness) != from || new.level(&witness) != to {
        return None;
    }
    let deciding = if to > from { new.filters(to) } else { old.filters(from) };
    let filters = deciding.into_iter().filter_map(|filter| moved_filter(old, new, (from, to), filter)).collect();
    Some(Moved { state: new.state, from, to, witness, filters, repositories: Vec::new() })
}

/// A filter, if names of it move.
fn moved_filter(
    old: &StateRules,
    new: &StateRules,
    (from, to): (Level, Level),
    (pattern, shown): (&Pattern, &str),
) -> Option<MovedFilter> {
    let only = |class: Class| class.and(Class { within: vec![vec![pattern.clone()]], without: Vec::new() });
    let moves = only(Class::of(old, from).and(Class::of(new, to))).first_name();
    moves.exact().flatten()?;
    let stays_out = |rules: &StateRules, level: Level| {
        let others = Level::ALL.into_iter().filter(move |other| *other != level);
        others.map(|other| only(Class::of(rules, other)).first_name()).collect::<Vec<_>>()
    };
    let mut left = stays_out(old, from).into_iter().chain(stays_out(new, to));
    Some(MovedFilter { shown: shown.to_owned(), is_whole: left.all(|answer| answer == Answer::Exact(None)) })
}

fn list_repositories(moves: &mut [Moved], old: &StateRules, new: &StateRules, inventory: &Inventory) {
    for name in inventory.names() {
        let (from, to) = (old.level(name), new.level(name));
        if let Some(moved) = moves.iter_mut().find(|moved| (moved.from, moved.to) == (from, to)) {
            moved.repositories.push(name.to_owned());
        }
    }
}
