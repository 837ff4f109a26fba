//! All that the page shows, computed into plain structures.

use serde::Serialize;

use super::coverage::{self, Rules};
use super::findings::{Finding, findings};
use super::inline_code::{Piece, pieces};
use super::repositories::{Builder, Classified, Table};
use super::{apply_loop, gate, meaning, text};
use crate::change::semantic::StateMeaning;
use crate::change::{Change, Gone};
use crate::report::comparison::Comparison;
use crate::report::cost::{CostSides, cost_sides};
use crate::report::effect::Effect;
use crate::report::headline::headline;
use crate::report::phrases::{capital, counted};
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
    is_change: bool,
    is_one_policy: bool,
    /// The policies in their order, those that change first.
    policies: Vec<Policy>,
    /// Changes of the gate; none where nothing does.
    gate: Vec<gate::List>,
    /// The names of those that do not.
    unchanged: Vec<String>,
    unchanged_count: String,
    loops: Vec<apply_loop::Loop>,
    table: Option<Table>,
    warnings: Vec<Finding>,
}

/// A change of the registry, and the Terraform to write for it.
#[derive(PartialEq, Serialize)]
struct RegistryLine {
    text: Vec<Piece>,
    block: Option<String>,
}

/// One policy.
#[derive(Serialize)]
struct Policy {
    name: String,
    summary: String,
    is_change: bool,
    /// The kind of its change, and the sign for it.
    kind: &'static str,
    sign: &'static str,
    /// The number of the policy at which the same change is told; none where it is told at this one.
    first: Option<usize>,
    /// The names of the policies that change in the same way and are told with this one.
    others: Vec<String>,
    /// Their number, and the noun.
    others_count: String,
    /// The lines on the registry as a whole.
    registry: Vec<RegistryLine>,
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
    let ordered = comparison.ordered();
    let changes: Vec<&Change> = ordered.iter().map(|(change, _)| *change).collect();
    let rules: Vec<Rules> = changes.iter().map(|change| change.rules()).collect();
    let mut table = comparison.inventory().map(|inventory| Builder::new(&rules, inventory));
    let (mut room, mut policies) = (text::Room::default(), Vec::with_capacity(rules.len()));
    for (number, ((change, meanings), rules)) in ordered.iter().zip(&rules).enumerate() {
        // An absurd usage is an error before there is a page.
        let costs = cost_sides(change).ok().flatten().unwrap_or_default();
        let classified = table.as_ref().map(|table| table.classify(change, rules, &costs));
        let coverage = if change.is_change() || changes.len() == 1 {
            coverage_of(rules, table.as_ref().zip(classified.as_ref()), &costs)
        } else {
            Vec::new()
        };
        policies.push(policy(change, meanings, comparison, coverage, &mut room));
        if let Some((table, classified)) = table.as_mut().zip(classified) {
            table.add(number, classified);
        }
    }
    let unchanged = policies.iter().filter(|policy| !policy.is_change).map(|policy| policy.name.clone());
    let unchanged: Vec<String> = unchanged.collect();
    group(&mut policies);
    for policy in &mut policies {
        policy.others_count = counted(policy.others.len(), ["more policy", "more policies"]);
    }
    let headline = headline(comparison, gone);
    Page {
        title: headline.replace('`', ""),
        headline: pieces(&headline),
        facts: meaning::facts(comparison),
        gone: gone.iter().flat_map(|gone| gone.modules.iter().chain(&gone.policies)).cloned().collect(),
        has_inventory: comparison.inventory().is_some(),
        is_change: comparison.is_change(),
        is_one_policy: changes.len() == 1,
        policies,
        gate: gate::lists(comparison),
        unchanged_count: counted(unchanged.len(), ["policy does not change", "policies do not change"]),
        unchanged,
        loops: apply_loop::of(&changes),
        table: table.map(|table| table.finish(&changes)),
        warnings: findings(&comparison.warnings),
    }
}

/// Tells equal changes once: at the first policy that has one, with the names of the others.
fn group(policies: &mut [Policy]) {
    for place in 1..policies.len() {
        let (earlier, rest) = policies.split_at_mut(place);
        let Some(own) = rest.first_mut().filter(|own| own.is_change) else { continue };
        let is_same = |other: &Policy| {
            let is_told = other.is_change && other.first.is_none() && other.summary == own.summary;
            is_told
                && (&other.registry, &other.meaning, &other.coverage) == (&own.registry, &own.meaning, &own.coverage)
        };
        if let Some(number) = earlier.iter().position(is_same) {
            own.first = Some(number + 1);
            earlier.iter_mut().skip(number).take(1).for_each(|same| same.others.push(own.name.clone()));
        }
    }
}

fn coverage_of(
    rules: &Rules,
    known: Option<(&Builder<'_>, &Classified)>,
    costs: &[CostSides],
) -> Vec<coverage::StateCoverage> {
    coverage::of(rules, |state| known.map(|(table, classified)| table.moves(classified, state)), costs)
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
    let mark = Effect::of(change, meanings).mark();
    Policy {
        name: change.policy().source.name().to_owned(),
        summary: summary::of_policy(change, meanings),
        is_change: change.is_change(),
        kind: mark.as_str(),
        sign: mark.sign(),
        first: None,
        others: Vec::new(),
        others_count: String::new(),
        registry: registry
            .iter()
            .map(|line| RegistryLine { text: pieces(&capital(&line.text)), block: line.block.clone() })
            .collect(),
        registry_kind: registry.first().map_or("", |line| line.mark.as_str()),
        meaning: meaning::of(change, meanings),
        coverage,
        unchanged: change.files().len() - files.len(),
        files,
    }
}
