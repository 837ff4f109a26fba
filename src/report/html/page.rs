//! All that the page shows, computed into plain structures.

use serde::Serialize;

use super::coverage::{self, Rules};
use super::findings::{Finding, finding};
use super::inline_code::{Piece, pieces};
use super::repositories::{Builder, Classified, Table};
use super::{apply_loop, gate, meaning, text};
use crate::change::semantic::StateMeaning;
use crate::change::{Change, Gone};
use crate::report::comparison::Comparison;
use crate::report::headline::headline;
use crate::report::phrases::capital;
use crate::report::{registry_change, summary};

/// All that the page shows.
#[derive(Serialize)]
pub(super) struct Page {
    title: String,
    headline: Vec<Piece>,
    facts: Vec<meaning::Fact>,
    /// Modules, then policies that are no longer there.
    gone: Vec<String>,
    has_inventory: bool,
    is_one_policy: bool,
    policies: Vec<Policy>,
    /// What changes of the gate; none where nothing does.
    gate: Vec<gate::List>,
    loops: Vec<apply_loop::Loop>,
    table: Option<Table>,
    warnings: Vec<Finding>,
}

/// One policy.
#[derive(Serialize)]
struct Policy {
    name: String,
    summary: String,
    is_change: bool,
    /// The lines on the registry as a whole.
    registry: Vec<Vec<Piece>>,
    /// The kind of the worst of them.
    registry_kind: &'static str,
    meaning: meaning::Meaning,
    /// The states; none where nothing changes and there are others to look at.
    coverage: Vec<coverage::StateCoverage>,
    files: Vec<text::File>,
    /// The number of unchanged files.
    unchanged: usize,
}

/// The page of a review.
pub(super) fn page(comparison: &Comparison, gone: Option<&Gone>) -> Page {
    let rules: Vec<Rules> = comparison.changes.iter().map(Change::rules).collect();
    let mut table = comparison.inventory().map(|inventory| Builder::new(&rules, inventory));
    let (mut room, mut policies) = (text::Room::default(), Vec::with_capacity(rules.len()));
    for (number, ((change, meanings), rules)) in comparison.each().zip(&rules).enumerate() {
        let classified = table.as_ref().map(|table| table.classify(change, rules));
        let coverage = if change.is_change() || comparison.changes.len() == 1 {
            coverage_of(rules, table.as_ref().zip(classified.as_ref()))
        } else {
            Vec::new()
        };
        policies.push(policy(change, meanings, comparison, coverage, &mut room));
        if let Some((table, classified)) = table.as_mut().zip(classified) {
            table.add(number, classified);
        }
    }
    let headline = headline(comparison, gone);
    Page {
        title: headline.replace('`', ""),
        headline: pieces(&headline),
        facts: meaning::facts(comparison),
        gone: gone.iter().flat_map(|gone| gone.modules.iter().chain(&gone.policies)).cloned().collect(),
        has_inventory: comparison.inventory().is_some(),
        is_one_policy: comparison.changes.len() == 1,
        policies,
        gate: gate::lists(comparison),
        loops: apply_loop::of(&comparison.changes),
        table: table.map(|table| table.finish(&comparison.changes)),
        warnings: comparison.warnings.iter().map(finding).collect(),
    }
}

fn coverage_of(rules: &Rules, known: Option<(&Builder<'_>, &Classified)>) -> Vec<coverage::StateCoverage> {
    coverage::of(rules, |state| known.map(|(table, classified)| table.moves(classified, state)))
}

fn policy(
    change: &Change,
    meanings: &[StateMeaning],
    comparison: &Comparison,
    coverage: Vec<coverage::StateCoverage>,
    room: &mut text::Room,
) -> Policy {
    let files = text::files(change, comparison.context as usize, room);
    let registry = registry_change::lines(change, meanings);
    Policy {
        name: change.policy().source.name().to_owned(),
        summary: summary::of_policy(change, meanings),
        is_change: change.is_change(),
        registry: registry.iter().map(|line| pieces(&capital(&line.text))).collect(),
        registry_kind: registry.first().map_or("", |line| line.mark.as_str()),
        meaning: meaning::of(meanings, change.inventory().is_some()),
        coverage,
        unchanged: change.files().len() - files.len(),
        files,
    }
}
