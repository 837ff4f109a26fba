//! The repositories of the inventory, each with its frequency before and after, and the filter that decides it.
//!
//! Repositories that have the same happen to them stand in one group, so that choosing by what happens costs a reader's
//! browser a glance at each group; those that move come first. Large groups are cut into parts of one size, of which a
//! browser lays out only those in sight: of a hundred thousand rows laying out all would take it many seconds.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::coverage::{class, label};
use super::looker::{Fate, Looker, Move, Row, fate};
use super::words::{count, grouped};
use crate::change::Change;
use crate::explain::Explainer;
use crate::inventory::Inventory;
use crate::registry::Coverage;
use crate::registry::ScanType;

/// The most rows of the page: what a browser still shows and searches with ease.
const MOST: usize = 100_000;

/// The rows of a part. The style sheet knows how high that many are.
const PART: usize = 250;

/// The table.
#[derive(Serialize)]
pub(super) struct Table {
    total: String,
    /// How many rows were left out, and how many of those move.
    left_out: Option<String>,
    left_out_moving: Option<String>,
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

/// The groups under way: those of the same fate, policy and moves.
type Groups = BTreeMap<(Fate, usize, Vec<Move>), Vec<Row>>;

/// How many rows of each fate there are, also of those that are not kept.
type Totals = BTreeMap<Fate, usize>;

const STATES: [ScanType; 2] = [ScanType::Enhanced, ScanType::Basic];

/// The table of all policies.
pub(super) fn table(changes: &[Change], inventory: &Inventory) -> Table {
    let (mut groups, mut totals) = (Groups::new(), Totals::new());
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
            let fate = fate(&moves);
            let total = totals.entry(fate).or_default();
            *total += 1;
            // Of one fate no more can be shown, and many policies with many repositories would fill the memory.
            if *total <= MOST {
                groups.entry((fate, number, moves)).or_default().push(row);
            }
        }
    }
    finished(groups, &totals, changes, &states)
}

/// Cuts the groups down to what a browser takes.
fn finished(groups: Groups, totals: &Totals, changes: &[Change], states: &[ScanType]) -> Table {
    let moving: usize = totals.iter().filter(|(fate, _)| **fate != Fate::Same).map(|(_, count)| count).sum();
    let total: usize = totals.values().sum();
    let beyond = |count: usize| (count > MOST).then(|| grouped(count - MOST));
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
        left_out: beyond(total),
        left_out_moving: beyond(moving),
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
    let levels = Coverage::ALL.into_iter().rev();
    let levels = levels.filter(|level| state == ScanType::Enhanced || *level != Coverage::Continuous);
    let choice = |level| Choice { value: class(level), label: label(level, state) };
    Column { word: state.word(), options: levels.map(choice).collect() }
}
