//! The repositories of the inventory, each with its frequency before and after, and the filter that decides it.
//!
//! Repositories that have the same happen to them stand in one group, so that choosing by what happens costs a reader's
//! browser a glance at each group; those that move come first. Large groups are cut into parts of one size, of which a
//! browser lays out only those in sight: of a hundred thousand rows laying out all would take it many seconds.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::coverage::{class, label};
use super::words::{count, grouped};
use crate::compare::Change;
use crate::compare::meaning::{Level, StateRules};
use crate::explain::{Decision, Explainer};
use crate::inventory::Inventory;
use crate::plan::ScanType;

/// The most rows of the page: what a browser still shows and searches with ease.
const MOST: usize = 100_000;

/// The rows of a part. The style sheet knows how high that many are.
const PART: usize = 250;

/// The table.
#[derive(Serialize)]
pub(super) struct Table {
    total: String,
    /// How many rows were left out; they all stay as they are.
    left_out: Option<String>,
    states: Vec<Column>,
    has_policies: bool,
    /// How many columns it has.
    width: usize,
    groups: Vec<Group>,
}

/// A release state: what can be chosen of it.
#[derive(Serialize)]
struct Column {
    word: &'static str,
    options: Vec<Choice>,
}

/// A frequency to choose.
#[derive(Serialize)]
struct Choice {
    value: &'static str,
    label: &'static str,
}

/// Repositories that have the same happen to them.
#[derive(Serialize)]
struct Group {
    policy: String,
    /// Whether they are scanned less, more, both, the same, or it can't be told.
    change: &'static str,
    /// The classes of their new frequencies, one for each state.
    levels: String,
    /// The rows in parts.
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    /// Whether it is of the size that is laid out only in sight.
    is_full: bool,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    cells: Vec<Cell>,
}

/// What happens in one state.
#[derive(Clone, Serialize)]
struct Cell {
    class: &'static str,
    frequency: String,
    filter: String,
}

/// What a repository has in a state: before, where that is known, and after.
type Move = (Option<Level>, Level);

/// What happens to a repository, in an order that puts losses first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Less,
    Mixed,
    Unknown,
    More,
    Same,
}

/// The groups under way: those of the same fate, policy and moves.
type Groups = BTreeMap<(Fate, usize, Vec<Move>), Vec<Row>>;

const STATES: [ScanType; 2] = [ScanType::Enhanced, ScanType::Basic];

/// The table of all policies.
pub(super) fn table(changes: &[Change], inventory: &Inventory) -> Table {
    let mut groups = Groups::new();
    let rules: Vec<_> = changes.iter().map(Change::rules).collect();
    let is_there = |state: &ScanType| {
        let mut sides = rules.iter().flat_map(|(before, after)| before.iter().flatten().chain(after));
        sides.any(|side| side.state == *state)
    };
    let states: Vec<ScanType> = STATES.into_iter().filter(is_there).collect();
    for (number, (change, (before, _))) in changes.iter().zip(&rules).enumerate() {
        let looker = Looker { states: &states, before: before.as_deref(), explainer: Explainer::new(change.plan()) };
        let rows: Vec<_> = inventory.names().par_iter().map(|name| looker.row(name)).collect();
        for (moves, row) in rows {
            groups.entry((fate(&moves), number, moves)).or_default().push(row);
        }
    }
    finished(groups, changes, &states)
}

/// Cuts the groups down to what a browser takes.
fn finished(groups: Groups, changes: &[Change], states: &[ScanType]) -> Table {
    let total: usize = groups.values().map(Vec::len).sum();
    let mut room = MOST;
    let mut shown = Vec::new();
    for ((fate, number, moves), mut rows) in groups {
        rows.truncate(room);
        room -= rows.len();
        let levels = moves.iter().map(|(_, after)| class(*after));
        let policy = changes.get(number).map(|change| change.policy().source.name().to_owned());
        shown.push(Group {
            policy: policy.unwrap_or_default(),
            change: fate.word(),
            levels: levels.collect::<Vec<_>>().join(" "),
            parts: parts(rows),
        });
    }
    shown.retain(|group| !group.parts.is_empty());
    Table {
        total: count(total.min(MOST), ["repository", "repositories"]),
        left_out: (total > MOST).then(|| grouped(total - MOST)),
        states: states.iter().map(|state| column(*state)).collect(),
        has_policies: changes.len() > 1,
        width: 1 + 2 * states.len() + usize::from(changes.len() > 1),
        groups: shown,
    }
}

fn parts(rows: Vec<Row>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for row in rows {
        match parts.last_mut() {
            Some(part) if !part.is_full => part.rows.push(row),
            _ => parts.push(Part { is_full: false, rows: vec![row] }),
        }
        if let Some(part) = parts.last_mut() {
            part.is_full = part.rows.len() == PART;
        }
    }
    parts
}

fn column(state: ScanType) -> Column {
    let levels = Level::ALL.into_iter().rev();
    let levels = levels.filter(|level| state == ScanType::Enhanced || *level != Level::Continuous);
    let choice = |level| Choice { value: class(level), label: label(level, state) };
    Column { word: state.word(), options: levels.map(choice).collect() }
}

/// Looks repositories up in both sides of a change.
struct Looker<'r> {
    states: &'r [ScanType],
    before: Option<&'r [StateRules]>,
    explainer: Explainer<'r>,
}

impl Looker<'_> {
    fn row(&self, name: &str) -> (Vec<Move>, Row) {
        let decisions = self.explainer.explain(name);
        let looked = self.states.iter().map(|state| {
            let decision = decisions.iter().find(|decision| decision.state == *state);
            self.cell(name, *state, decision)
        });
        let (moves, cells) = looked.unzip();
        (moves, Row { name: name.to_owned(), cells })
    }

    fn cell(&self, name: &str, state: ScanType, decision: Option<&Decision<'_>>) -> (Move, Cell) {
        let after = decision.map_or(Level::Unmatched, |decision| decision.level);
        let (before, old_filter) = self.before(name, state).unzip();
        let filter = match (decision.and_then(|decision| Some((decision, decision.winner?))), old_filter.flatten()) {
            (Some((decision, winner)), _) if decision.is_asked => winner.filter.as_str().to_owned(),
            (Some((_, winner)), _) => format!("{} (not written for it)", winner.filter),
            (None, Some(old)) => format!("was {old}"),
            (None, None) => String::new(),
        };
        let new = label(after, state);
        let (class, frequency) = match before {
            Some(before) if after < before => ("loss", format!("{} \u{2192} {new}", label(before, state))),
            Some(before) if after > before => ("gain", format!("{} \u{2192} {new}", label(before, state))),
            _ => ("", new.to_owned()),
        };
        ((before, after), Cell { class, frequency, filter })
    }

    /// The level before, and what gave it. A state that only one side has is compared with no rules.
    fn before(&self, name: &str, state: ScanType) -> Option<(Level, Option<&str>)> {
        let rules = self.before?.iter().find(|rules| rules.state == state);
        Some(rules.map_or((Level::Unmatched, None), |rules| rules.deciding(name)))
    }
}

fn fate(moves: &[Move]) -> Fate {
    let known = || moves.iter().filter_map(|(before, after)| Some((before.as_ref()?, after)));
    let (less, more) = (known().any(|(before, after)| after < before), known().any(|(before, after)| after > before));
    match (less, more) {
        (true, true) => Fate::Mixed,
        (true, false) => Fate::Less,
        (false, true) => Fate::More,
        (false, false) if known().count() < moves.len() => Fate::Unknown,
        (false, false) => Fate::Same,
    }
}

impl Fate {
    fn word(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::Mixed => "less more",
            Self::Unknown => "unknown",
            Self::More => "more",
            Self::Same => "same",
        }
    }
}
