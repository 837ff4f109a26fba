//! A change as a page for a browser: one file that needs no network and no scripts but for the search.
//!
//! What the page shows is computed here into plain structures, one file a part, and laid out by the templates beside it.
//! Everything that somebody wrote reaches the page through one escape function ([`engine`]).

mod apply_loop;
mod bars;
mod coverage;
mod engine;
mod lanes;
mod looker;
mod meaning;
mod repositories;
mod text;
mod words;

use serde::Serialize;

use super::{headline, meanings, registry, report};
use crate::change::Change;
use crate::change::semantic::StateMeaning;
use crate::command::policies::Batch;
use crate::diagnostic::{Diagnostic, human};

/// All that the page shows.
#[derive(Serialize)]
struct Page {
    title: String,
    headline: Vec<words::Piece>,
    facts: Vec<meaning::Fact>,
    has_inventory: bool,
    is_one_policy: bool,
    policies: Vec<Policy>,
    loops: Vec<apply_loop::Loop>,
    table: Option<repositories::Table>,
    warnings: Vec<Warning>,
}

/// One policy.
#[derive(Serialize)]
struct Policy {
    name: String,
    summary: String,
    is_change: bool,
    /// What becomes of the registry as a whole.
    registry: Vec<Vec<words::Piece>>,
    meaning: meaning::Meaning,
    /// The states; none where nothing changes and there are others to look at.
    coverage: Vec<coverage::StateCoverage>,
    files: Vec<text::File>,
    /// How many unchanged files there are.
    unchanged: usize,
}

#[derive(Serialize)]
struct Warning {
    code: &'static str,
    message: Vec<words::Piece>,
    /// The finding as a terminal shows it.
    shown: String,
}

/// The page of a batch; the reason where it can't be made.
pub(in crate::command) fn html(batch: &Batch) -> Result<String, String> {
    let inventory = batch.inventory.as_ref();
    let meanings = meanings(batch);
    let mut room = text::Room::default();
    let policies =
        batch.changes.iter().zip(&meanings).map(|(change, meaning)| policy(change, meaning, batch, &mut room));
    let headline = headline(batch, &meanings);
    let page = Page {
        title: headline.replace('`', ""),
        headline: words::pieces(&headline),
        facts: meaning::facts(batch, &meanings),
        has_inventory: inventory.is_some(),
        is_one_policy: batch.changes.len() == 1,
        policies: policies.collect(),
        loops: apply_loop::of(&batch.changes),
        table: inventory.map(|inventory| repositories::table(&batch.changes, inventory)),
        warnings: batch.warnings.iter().map(warning).collect(),
    };
    engine::render(&page)
}

fn policy(change: &Change, meanings: &[StateMeaning], batch: &Batch, room: &mut text::Room) -> Policy {
    let is_shown = change.is_change() || batch.changes.len() == 1;
    let inventory = batch.inventory.as_ref();
    let files = text::files(change, batch.context as usize, room);
    Policy {
        name: change.policy().source.name().to_owned(),
        summary: report::policy_summary(change, meanings),
        is_change: change.is_change(),
        registry: registry::lines(change, meanings, inventory.is_some())
            .iter()
            .map(|line| words::pieces(line))
            .collect(),
        meaning: meaning::of(meanings, inventory.is_some()),
        coverage: if is_shown { coverage::of(change, inventory) } else { Vec::new() },
        unchanged: change.files().len() - files.len(),
        files,
    }
}

fn warning(finding: &Diagnostic) -> Warning {
    let shown = human::render(std::slice::from_ref(finding), false);
    let shown = anstream::adapter::strip_str(&shown).to_string();
    Warning { code: finding.code.code, message: words::pieces(&finding.message), shown }
}
