//! A row of the table of repositories: a name's frequency before and after in each state, and the filter that decides it.

use serde::Serialize;

use super::priced_cells::PricedCells;
use crate::change::semantic::StateRules;
use crate::explain::{Decision, Explainer};
use crate::registry::{Coverage, ScanType};
use crate::report::phrases::coverage as label;

/// A repository.
#[derive(Serialize)]
pub(super) struct Row {
    name: String,
    cells: Vec<Cell>,
    /// Nothing without images.
    pub(super) priced: Option<PricedCells>,
}

/// The change in one state.
#[derive(Clone, Serialize)]
pub(super) struct Cell {
    class: &'static str,
    frequency: String,
    filter: String,
}

/// The coverage of a repository in a state: before, where that is known, and after.
pub(super) type Move = (Option<Coverage>, Coverage);

/// The direction in which a repository moves, losses first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// It is scanned less.
    Less,
    /// Less in one state, more in the other.
    Mixed,
    /// It can't be told.
    Unknown,
    /// It is scanned more.
    More,
    /// It stays as it is.
    Same,
}

/// Looks repositories up in both sides of a change.
pub(super) struct Lookup<'r> {
    /// The states to look at.
    pub(super) states: &'r [ScanType],
    /// The rules before, where they are known.
    pub(super) before: Option<&'r [StateRules]>,
    /// The new plan.
    pub(super) explainer: Explainer<'r>,
}

impl Lookup<'_> {
    /// The moves of a repository, and its row.
    pub(super) fn row(&self, name: &str) -> (Vec<Move>, Row) {
        let decisions = self.explainer.explain(name);
        let looked = self.states.iter().map(|state| {
            let decision = decisions.iter().find(|decision| decision.state == *state);
            self.cell(name, *state, decision)
        });
        let (moves, cells) = looked.unzip();
        (moves, Row { name: name.to_owned(), cells, priced: None })
    }

    fn cell(&self, name: &str, state: ScanType, decision: Option<&Decision<'_>>) -> (Move, Cell) {
        let after = decision.map_or(Coverage::Unmatched, |decision| decision.coverage);
        let (before, old_filter) = self.before(name, state).unzip();
        let filter = match (decision.and_then(|decision| Some((decision, decision.winner?))), old_filter.flatten()) {
            (Some((decision, winner)), _) if decision.is_intended => winner.filter.as_str().to_owned(),
            (Some((_, winner)), _) => format!("{} (not intended for it)", winner.filter),
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
    fn before(&self, name: &str, state: ScanType) -> Option<(Coverage, Option<&str>)> {
        let rules = self.before?.iter().find(|rules| rules.state == state);
        Some(rules.map_or((Coverage::Unmatched, None), |rules| rules.deciding(name)))
    }
}

/// The direction of moves taken together.
pub(super) fn direction(moves: &[Move]) -> Direction {
    let known = || moves.iter().filter_map(|(before, after)| Some((before.as_ref()?, after)));
    let (less, more) = (known().any(|(before, after)| after < before), known().any(|(before, after)| after > before));
    match (less, more) {
        (true, true) => Direction::Mixed,
        (true, false) => Direction::Less,
        (false, true) => Direction::More,
        (false, false) if known().count() < moves.len() => Direction::Unknown,
        (false, false) => Direction::Same,
    }
}

impl Direction {
    /// The words by which it is chosen.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::Mixed => "less more",
            Self::Unknown => "unknown",
            Self::More => "more",
            Self::Same => "same",
        }
    }
}
