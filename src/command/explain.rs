//! `scanwright explain`: which rule and filter decide a repository's frequency.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::{Console, InventoryArgs, PolicyArgs};
use crate::compile::{self, CompileOptions};
use crate::diagnostic::Diagnostic;
use crate::exit::ExitStatus;
use crate::explain::{Decision, Explainer};
use crate::inventory::refused_name;
use crate::plan::check::Requires;
use crate::plan::{PlannedFilter, ScanPlan};

/// What the long help ends with; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # why this repository is scanned as it is
  scanwright explain payments/api
  # two repositories, another policy
  scanwright explain accounts/prod/scan-policy.toml payments/api dev-shop
  # for scripts
  scanwright explain payments/api --format json";

/// Say which rule and filter win for a repository in each release state, and why the others lose
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    /// Repositories; a first one that is `-` or ends in `.toml` is the policy
    #[arg(value_name = "REPOSITORY", required = true)]
    repositories: Vec<String>,
    /// The policy
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    #[command(flatten)]
    inventory: ExplainInventory,
}

/// The inventory that the policy was generated with, which decides where an anchored filter's `*` stands.
#[derive(Debug, Default, clap::Args)]
struct ExplainInventory {
    /// The registry's repositories, as given to generate
    #[arg(long = "repositories", value_name = "FILE", id = "inventory_file")]
    file: Option<PathBuf>,
}

/// What a repository's entry in the JSON of `explain` and `coverage` is.
#[derive(Serialize)]
pub(super) struct Repository<'p> {
    name: String,
    states: BTreeMap<&'static str, State<'p>>,
}

#[derive(Serialize)]
struct State<'p> {
    frequency: &'static str,
    rule: Option<&'p str>,
    filter: Option<&'p str>,
}

#[derive(Serialize)]
struct Document<'p> {
    format_version: u32,
    repositories: Vec<Repository<'p>>,
}

/// Prints the explanation of each repository.
pub(crate) fn explain(args: &ExplainArgs, console: &Console) -> ExitStatus {
    let (policy, names) = args.policy_and_names();
    if names.is_empty() {
        console.error("no REPOSITORY is named: write it after the policy");
        return ExitStatus::Failed;
    }
    match run(args, policy, names, console) {
        Ok(()) => ExitStatus::Done,
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

fn run(
    args: &ExplainArgs,
    policy: Option<PathBuf>,
    names: &[String],
    console: &Console,
) -> Result<(), Vec<Diagnostic>> {
    let refused: Vec<Diagnostic> = names.iter().filter_map(|name| refused_name(name)).collect();
    let inventory = InventoryArgs { repositories: args.inventory.file.clone() }.read(policy.as_slice())?;
    let with = CompileOptions { inventory: inventory.as_ref(), requires: Requires::Reported };
    let plan = one_plan(policy, with, console)?;
    if !refused.is_empty() {
        return Err(refused);
    }
    let explainer = Explainer::new(&plan);
    if console.is_json() {
        let repositories = names.iter().map(|name| repository(name, &explainer.explain(name))).collect();
        console.json(&Document { format_version: 1, repositories });
    } else {
        let told = names.iter().map(|name| told(name, &explainer)).collect::<Vec<_>>();
        console.result(&told.join("\n"));
    }
    Ok(())
}

impl ExplainArgs {
    fn policy_and_names(&self) -> (Option<PathBuf>, &[String]) {
        match (&self.policy, self.repositories.split_first()) {
            (None, Some((first, rest))) if first == "-" || first.ends_with(".toml") => {
                (Some(PathBuf::from(first)), rest)
            }
            (policy, _) => (policy.clone(), &self.repositories),
        }
    }
}

/// The plan of a single policy.
pub(super) fn one_plan(
    policy: Option<PathBuf>,
    with: CompileOptions<'_>,
    console: &Console,
) -> Result<ScanPlan, Vec<Diagnostic>> {
    let policies = PolicyArgs { policies: policy.into_iter().collect() };
    let mut plans = policies.each(console, |text| compile::plan(text, with).map(|(_, plan)| plan));
    plans.pop().unwrap_or_else(|| Err(Vec::new()))
}

/// A repository's entry in JSON.
pub(super) fn repository<'p>(name: &str, decisions: &[Decision<'p>]) -> Repository<'p> {
    let state = |decision: &Decision<'p>| State {
        frequency: decision.coverage.word(decision.state),
        rule: decision.winner.map(|winner| &*winner.rule),
        filter: decision.winner.map(|winner| winner.filter.as_str()),
    };
    let states = decisions.iter().map(|decision| (decision.state.as_str(), state(decision)));
    Repository { name: name.to_owned(), states: states.collect() }
}

fn told(name: &str, explainer: &Explainer<'_>) -> String {
    let bold = anstyle::Style::new().bold();
    let states: String = explainer.explain(name).iter().map(|decision| told_state(explainer, decision)).collect();
    format!("{bold}{name}{bold:#}\n{states}")
}

fn told_state(explainer: &Explainer<'_>, decision: &Decision<'_>) -> String {
    let (state, frequency) = (decision.state.as_str(), decision.coverage.word(decision.state));
    let why = match decision.winner {
        None => ", since no filter matches".to_owned(),
        Some(winner) if decision.is_intended => format!(", by {}", filter(winner)),
        Some(winner) => format!(", by {}, which was not written for it", filter(winner)),
    };
    let mut told = format!("  while {state}: {frequency}{why}\n");
    for (other, loser) in &decision.losers {
        let why = if other.as_str() == frequency { "matches as well" } else { "loses, since continuous wins" };
        told.push_str(&format!("    {} of {}: {why}\n", other.as_str(), filter(loser)));
    }
    for (rule, count) in explainer.unmatched_rules(decision) {
        let filters = if count == 1 {
            "its one filter does not match".to_owned()
        } else {
            format!("none of its {count} filters matches")
        };
        told.push_str(&format!("    {}: {filters}\n", rule.as_str()));
    }
    told
}

fn filter(filter: &PlannedFilter) -> String {
    let stands_for = match filter.stands_for.as_slice() {
        [] => String::new(),
        [one] => format!(", written for `{one}`"),
        many => format!(", written for {} repositories", many.len()),
    };
    format!("`{}` (filter `{}`{stands_for})", filter.rule, filter.filter)
}
