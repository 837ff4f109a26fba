//! Every repository of an inventory with its frequency in each state, for people and as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::alerts::Alerts;
use super::cost::{Cost, Costs};
use super::explanation::{Repository, repository};
use super::phrases;
use crate::cost::Rates;
use crate::diagnostic::{Diagnostic, json, markdown};
use crate::explain::{Decision, Explainer};
use crate::inventory::Inventory;
use crate::parallel;
use crate::plan::Plan;
use crate::registry::{Coverage, RescanSetting, ScanType};

/// The document of `coverage`.
#[derive(Serialize)]
pub(crate) struct Document<'p> {
    format_version: u32,
    repositories: Vec<Repository<'p>>,
    totals: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    unasked: Vec<Unasked<'p>>,
    /// Absent where the inventory has no images.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<Cost>,
    diagnostics: Vec<json::Finding>,
}

/// A repository that a filter catches although no entry of that frequency names it.
#[derive(Serialize)]
struct Unasked<'p> {
    name: &'p str,
    state: &'static str,
    filter: &'p str,
}

/// Every repository with what decides its frequency.
type Rows<'p> = Vec<(&'p str, Vec<Decision<'p>>)>;

/// Every repository with the filters that decide its frequency.
pub(crate) struct Covered<'p> {
    rows: Rows<'p>,
    states: Vec<ScanType>,
    alerts: Alerts<'p>,
    costs: Option<Costs>,
}

impl<'p> Covered<'p> {
    /// Looks every repository up, and what each state costs where the inventory has images.
    ///
    /// # Errors
    /// The images can't have been re-scanned as often as the usage says.
    pub(crate) fn of(
        plan: &'p Plan,
        inventory: &'p Inventory,
        rates: &Rates,
        rescan: Option<&RescanSetting>,
    ) -> Result<Self, Diagnostic> {
        let explainer = Explainer::new(&plan.registry);
        let row = |name: &'p String| (name.as_str(), explainer.explain(name));
        let rows: Rows<'p> = parallel::map(inventory.names(), row);
        let states: Vec<ScanType> = explainer.states().collect();
        let costs = Costs::of(&states, |state| coverages(&rows, state), inventory, rates, rescan)?;
        Ok(Self { rows, states, alerts: Alerts::of(plan), costs })
    }

    /// The document, with findings beside it.
    pub(crate) fn document(&self, findings: &[Diagnostic]) -> Document<'p> {
        Document {
            format_version: 1,
            repositories: self.rows.iter().map(|(name, decisions)| repository(name, decisions, &self.alerts)).collect(),
            totals: self.states.iter().map(|state| (state.as_str(), totals(&self.rows, *state))).collect(),
            unasked: unasked(&self.rows),
            cost: self.costs.as_ref().map(Costs::json),
            diagnostics: json::findings(findings),
        }
    }

    /// The table and the totals.
    pub(crate) fn human(&self) -> String {
        let names = self.rows.iter().map(|(name, _)| *name);
        let cost = self.costs.as_ref().map(Costs::human).unwrap_or_default();
        table(&self.rows, &self.states) + &summary(&self.rows, &self.states) + &self.alerts.summary(names) + &cost
    }

    /// The same as Markdown, with findings below.
    pub(crate) fn markdown(&self, findings: &[Diagnostic]) -> String {
        let head: String = self.states.iter().map(|state| format!(" {} |", state.as_str())).collect();
        let rule = "---|".repeat(self.states.len());
        let mut text = format!("## Coverage\n\n| repository |{head}\n|---|{rule}\n");
        for (name, decisions) in &self.rows {
            let cells: String = decisions
                .iter()
                .map(|decision| format!(" {} |", phrases::coverage(decision.coverage, decision.state)))
                .collect();
            text.push_str(&format!("| {} |{cells}\n", markdown::code(name)));
        }
        let names = self.rows.iter().map(|(name, _)| *name);
        let lines = summary(&self.rows, &self.states) + &self.alerts.summary(names);
        let lines = lines.lines().filter(|line| !line.trim().is_empty());
        let lines: String = lines.map(|line| format!("- {}\n", markdown::prose(&phrases::capital(line)))).collect();
        text.push_str(&format!("\n{lines}{}", self.costs.as_ref().map(Costs::markdown).unwrap_or_default()));
        if !findings.is_empty() {
            text.push_str(&format!("\n### Findings\n\n{}", markdown::render(findings)));
        }
        text
    }
}

/// The frequency of each repository in a state.
fn coverages<'r>(rows: &'r Rows<'_>, state: ScanType) -> impl Iterator<Item = Coverage> + 'r {
    let decisions = rows.iter().map(move |(_, decisions)| decisions.iter().find(|decision| decision.state == state));
    decisions.map(|decision| decision.map_or(Coverage::Unmatched, |decision| decision.coverage))
}

/// The number of repositories that have each frequency of a state.
fn totals(rows: &Rows<'_>, state: ScanType) -> BTreeMap<&'static str, usize> {
    let possible =
        Coverage::ALL.into_iter().filter(|level| state == ScanType::Enhanced || *level != Coverage::Continuous);
    let mut totals: BTreeMap<&'static str, usize> = possible.map(|level| (level.word(state), 0)).collect();
    for decision in rows.iter().flat_map(|(_, decisions)| decisions).filter(|decision| decision.state == state) {
        *totals.entry(decision.coverage.word(state)).or_default() += 1;
    }
    totals
}

fn unasked<'p>(rows: &Rows<'p>) -> Vec<Unasked<'p>> {
    let of_row = |(name, decisions): &(&'p str, Vec<Decision<'p>>)| {
        let caught = decisions.iter().filter(|decision| !decision.is_intended);
        let unasked = caught.filter_map(|decision| {
            let filter = decision.winner?.filter.as_str();
            Some(Unasked { name, state: decision.state.as_str(), filter })
        });
        unasked.collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

fn table(rows: &Rows<'_>, states: &[ScanType]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default().max("repository".len());
    let head: String = states.iter().map(|state| format!("  {:11}", state.as_str())).collect();
    let mut table = format!("{}\n", format!("{:width$}{head}", "repository").trim_end());
    for (name, decisions) in rows {
        let cells: String = decisions
            .iter()
            .map(|decision| format!("  {:11}", phrases::coverage(decision.coverage, decision.state)))
            .collect();
        table.push_str(format!("{name:width$}{cells}").trim_end());
        table.push('\n');
    }
    table
}

fn summary(rows: &Rows<'_>, states: &[ScanType]) -> String {
    let mut summary = String::from("\n");
    for state in states {
        let totals = totals(rows, *state);
        let counts = Coverage::ALL.into_iter().rev().filter_map(|level| {
            let count = totals.get(level.word(*state))?;
            Some(format!("{} {}", phrases::grouped(*count), phrases::coverage(level, *state)))
        });
        summary.push_str(&format!("while {}: {}\n", state.as_str(), counts.collect::<Vec<_>>().join(", ")));
    }
    for caught in unasked(rows) {
        let Unasked { name, state, filter } = caught;
        summary.push_str(&format!("unintended while {state}: `{name}` matches the filter `{filter}`\n"));
    }
    summary
}
