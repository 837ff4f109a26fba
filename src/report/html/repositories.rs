//! The repositories of the inventory, each with its frequency before and after, and the filter that decides it.
//!
//! Repositories that have the same happen to them stand in one group, so that choosing by what happens costs a reader's
//! browser a glance at each group; those that move come first. Large groups are cut into parts of one size, of which a
//! browser lays out only those in sight: of a hundred thousand rows laying out all would take it many seconds.

use std::collections::BTreeMap;

use serde::Serialize;

use super::coverage::Rules;
use super::priced::Priced;
use super::repository_row::{Direction, Lookup, Move, Row, direction};
use super::sides::{class, possible};
use crate::change::Change;
use crate::explain::Explainer;
use crate::inventory::Inventory;
use crate::parallel;
use crate::registry::ScanType;
use crate::report::cost::CostSides;
use crate::report::phrases::{self, counted, grouped};

/// The most rows of the page: what a browser still shows and searches with ease.
const MOST: usize = 100_000;

/// The rows of a part. The style sheet knows how high that many are.
const PART: usize = 250;

#[derive(Serialize)]
pub(super) struct Table {
    total: String,
    /// The number of rows that were left out, and of those among them that move.
    left_out: Option<String>,
    left_out_moving: Option<String>,
    states: Vec<Column>,
    has_policies: bool,
    /// The inventory has images.
    has_images: bool,
    /// The number of its columns.
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
    /// The direction in which they move: less, more, both, the same, or it can't be told.
    change: &'static str,
    /// The classes of their new frequencies, one for each state.
    levels: String,
    /// The rows in parts.
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    /// True for a part of the size that is laid out only in sight.
    is_full: bool,
    rows: Vec<Row>,
}

/// The groups under way: those of the same direction, policy and moves.
type Groups = BTreeMap<(Direction, usize, Vec<Move>), Vec<Row>>;

/// The number of rows of each direction, also of those that are not kept.
type Totals = BTreeMap<Direction, usize>;

/// Each repository of the inventory: what it has in each state, and its row.
pub(super) type Classified = Vec<(Vec<Move>, Row)>;

/// The table under way, policy by policy: all rows of all policies at once would fill the memory.
pub(super) struct Builder<'r> {
    inventory: &'r Inventory,
    /// The states that any policy has on any side.
    states: Vec<ScanType>,
    groups: Groups,
    totals: Totals,
}

impl<'r> Builder<'r> {
    /// A table of no policies yet.
    pub(super) fn new(rules: &[Rules], inventory: &'r Inventory) -> Self {
        let is_there = |state: &ScanType| {
            let mut sides = rules.iter().flat_map(|(before, after)| before.iter().flatten().chain(after));
            sides.any(|side| side.state == *state)
        };
        let states = ScanType::ALL.into_iter().filter(is_there).collect();
        Self { inventory, states, groups: Groups::new(), totals: Totals::new() }
    }

    /// Looks every repository up in both sides of a change, which is done once for all that the page shows of it.
    pub(super) fn classify(&self, change: &Change, (before, _): &Rules, costs: &[CostSides]) -> Classified {
        let explainer = Explainer::new(change.plan());
        let lookup = Lookup { states: &self.states, before: before.as_deref(), explainer };
        let priced = Priced::of(self.inventory, change.rescan(), costs);
        parallel::map(self.inventory.names(), |name| {
            let (moves, mut row) = lookup.row(name);
            let charged = self.states.iter().position(|state| *state == ScanType::Enhanced);
            let charged = charged.and_then(|place| moves.get(place).copied());
            row.priced = priced.as_ref().map(|priced| priced.of_repository(name, charged));
            (moves, row)
        })
    }

    /// The moves of every repository in a state.
    pub(super) fn moves<'c>(
        &self,
        classified: &'c Classified,
        state: ScanType,
    ) -> impl Iterator<Item = Move> + use<'c> {
        let place = self.states.iter().position(|own| *own == state);
        classified.iter().filter_map(move |(moves, _)| moves.get(place?).copied())
    }

    /// Adds the repositories of a policy.
    pub(super) fn add(&mut self, policy: usize, classified: Classified) {
        for (moves, row) in classified {
            let direction = direction(&moves);
            let total = self.totals.entry(direction).or_default();
            *total += 1;
            // Of one direction no more can be shown, and many policies with many repositories would fill the memory.
            if *total <= MOST {
                self.groups.entry((direction, policy, moves)).or_default().push(row);
            }
        }
    }

    pub(super) fn finish(self, changes: &[&Change]) -> Table {
        let has_images = self.inventory.images().is_some();
        Table { has_images, ..finished(self.groups, &self.totals, changes, &self.states) }
    }
}

/// Cuts the groups down to what a browser takes.
fn finished(groups: Groups, totals: &Totals, changes: &[&Change], states: &[ScanType]) -> Table {
    let moving: usize =
        totals.iter().filter(|(direction, _)| **direction != Direction::Same).map(|(_, count)| count).sum();
    let total: usize = totals.values().sum();
    let beyond = |count: usize| (count > MOST).then(|| grouped(count - MOST));
    let mut room = MOST;
    let mut shown = Vec::new();
    for ((direction, number, moves), mut rows) in groups {
        rows.truncate(room);
        room -= rows.len();
        let levels = moves.iter().map(|(_, after)| class(*after));
        let policy = changes.get(number).map(|change| change.policy().source.name().to_owned());
        shown.push(Group {
            policy: policy.unwrap_or_default(),
            change: direction.as_str(),
            levels: levels.collect::<Vec<_>>().join(" "),
            parts: parts(rows),
        });
    }
    shown.retain(|group| !group.parts.is_empty());
    Table {
        total: counted(total.min(MOST), ["repository", "repositories"]),
        left_out: beyond(total),
        left_out_moving: beyond(moving),
        states: states.iter().map(|state| column(*state)).collect(),
        has_policies: changes.len() > 1,
        has_images: false,
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
    let choice = |level| Choice { value: class(level), label: phrases::coverage(level, state) };
    Column { word: state.as_str(), options: possible(state).map(choice).collect() }
}
