//! `scanwright coverage`: every repository of an inventory with its frequency in each state.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use serde::Serialize;

use super::explain::{Repository, repository};
use super::{Console, InventoryArgs, PolicyArgs};
use crate::compile::{self, CompileOptions};
use crate::diagnostic::{self, Diagnostic, json};
use crate::exit::ExitStatus;
use crate::explain::{Decision, Explainer};
use crate::inventory::Inventory;
use crate::plan::ScanPlan;
use crate::plan::check::Requires;
use crate::registry::Coverage;
use crate::registry::ScanType;

/// What the long help ends with; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # how every repository of the registry is scanned
  aws ecr describe-repositories | scanwright coverage --repositories -
  # the same from a file, with a name on each line
  scanwright coverage --repositories repositories.txt
  # a policy with a [[require]] that does not hold (exit status 3)
  scanwright coverage accounts/stage --repositories repositories.txt";

/// Show every repository of an inventory with its frequency, what is left out, and what is caught unasked
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CoverageArgs {
    /// The policy; default: the nearest scan-policy.toml, up to the git root
    policy: Option<PathBuf>,
    /// The registry's repositories: the JSON of `aws ecr describe-repositories`, or a name a line; `-` is standard input
    #[arg(long, value_name = "FILE", required = true)]
    repositories: PathBuf,
}

#[derive(Serialize)]
struct Document<'p> {
    format_version: u32,
    repositories: Vec<Repository<'p>>,
    totals: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    unasked: Vec<Unasked<'p>>,
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

/// Prints the coverage. 3 if a `[[require]]` is violated.
pub(crate) fn coverage(args: &CoverageArgs, console: &Console) -> ExitStatus {
    let read = InventoryArgs { repositories: Some(args.repositories.clone()) }.read(args.policy.as_slice());
    let judged = read.and_then(|inventory| {
        let inventory = inventory.ok_or_else(Vec::new)?;
        judge(args, &inventory, console).map(|(plan, findings)| (plan, findings, inventory))
    });
    match judged {
        Ok((plan, findings, inventory)) => {
            print(&plan, &findings, &inventory, console);
            if diagnostic::any_error(&findings) { ExitStatus::Findings } else { ExitStatus::Done }
        }
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

/// The plan, and what there is to say of policy and inventory; its errors are violated requirements.
fn judge(
    args: &CoverageArgs,
    inventory: &Inventory,
    console: &Console,
) -> Result<(ScanPlan, Vec<Diagnostic>), Vec<Diagnostic>> {
    let with = CompileOptions { inventory: Some(inventory), requires: Requires::Reported };
    let policies = PolicyArgs { policies: args.policy.iter().cloned().collect() };
    let mut plans = policies.each(console, |text| compile::plan(text, with));
    let (_, plan) = plans.pop().unwrap_or_else(|| Err(Vec::new()))?;
    let findings = [plan.warnings.as_slice(), inventory.warnings()].concat();
    Ok((plan, findings))
}

fn print(plan: &ScanPlan, findings: &[Diagnostic], inventory: &Inventory, console: &Console) {
    let explainer = Explainer::new(plan);
    let rows: Rows<'_> = inventory.names().par_iter().map(|name| (name.as_str(), explainer.explain(name))).collect();
    let states: Vec<ScanType> = explainer.states().collect();
    if console.is_json() {
        console.json(&Document {
            format_version: 1,
            repositories: rows.iter().map(|(name, decisions)| repository(name, decisions)).collect(),
            totals: states.iter().map(|state| (state.as_str(), totals(&rows, *state))).collect(),
            unasked: unasked(&rows),
            diagnostics: json::findings(findings),
        });
    } else {
        console.warnings(findings);
        console.result(&table(&rows, &states));
        console.result(&summary(&rows, &states));
    }
}

/// How many repositories have each frequency of a state.
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
    let head: String = states.iter().map(|state| format!("  {:15}", state.as_str())).collect();
    let mut table = format!("{}\n", format!("{:width$}{head}", "repository").trim_end());
    for (name, decisions) in rows {
        let cells: String =
            decisions.iter().map(|decision| format!("  {:15}", decision.coverage.word(decision.state))).collect();
        table.push_str(format!("{name:width$}{cells}").trim_end());
        table.push('\n');
    }
    table
}

fn summary(rows: &Rows<'_>, states: &[ScanType]) -> String {
    let mut summary = String::from("\n");
    for state in states {
        let totals = totals(rows, *state);
        let words = Coverage::ALL.into_iter().rev().map(|level| level.word(*state));
        let counts = words.filter_map(|word| totals.get(word).map(|count| format!("{count} {word}")));
        summary.push_str(&format!("while {}: {}\n", state.as_str(), counts.collect::<Vec<_>>().join(", ")));
    }
    for caught in unasked(rows) {
        let Unasked { name, state, filter } = caught;
        summary.push_str(&format!("unasked while {state}: `{name}`, by the filter `{filter}`\n"));
    }
    summary
}
