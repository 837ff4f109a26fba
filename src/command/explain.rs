//! `scanwright explain`: which rule and filter decide a repository's frequency.

use std::path::{Path, PathBuf};

use super::{Console, InventoryArgs, PolicyArgs, TemplateArgs};
use crate::compile::inputs::Planned;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::ExitStatus;
use crate::explain::Explainer;
use crate::inventory::{address_for_name, refused_name};
use crate::plan::check::Requires;
use crate::policy::PolicyFile;
use crate::report::alerts::Alerts;
use crate::report::explanation;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # why a repository is scanned as it is
  scanwright explain payments/api
  # two repositories, with another policy
  scanwright explain accounts/prod payments/api dev-shop
  # for scripts
  scanwright explain payments/api --format json";

/// Explain which rule and filter decide the frequency of a repository in each release state
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ExplainArgs {
    /// Repositories. The first one is the policy if it is `-`, ends in `.toml`, can only be the path of a directory, such as `.` or
    /// `./accounts`, or is a directory with a scan-policy.toml and repositories follow; with --policy all are repositories
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
    /// The repositories of the registry, as passed to generate
    #[arg(long = "repositories", value_name = "FILE", id = "inventory_file")]
    file: Option<PathBuf>,
}

/// Prints the explanation of each repository.
pub(crate) fn explain(args: &ExplainArgs, console: &Console) -> ExitStatus {
    let (policy, names) = args.policy_and_names();
    if names.is_empty() {
        console.error("no REPOSITORY is given: write it after the policy");
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

fn run(args: &ExplainArgs, policy: Option<PathBuf>, names: &[String], console: &Console) -> Result<(), Findings> {
    let refused: Vec<Diagnostic> = names.iter().filter_map(|name| refused_name(name)).collect();
    let inventory = InventoryArgs { repositories: args.inventory.file.clone() };
    let (_, plan, _) = one_plan(policy, &inventory, console)?;
    if !refused.is_empty() {
        return Err(refused.into());
    }
    console.warnings(&names.iter().filter_map(|name| address_for_name(name)).collect::<Vec<_>>());
    let (explainer, alerts) = (Explainer::new(&plan.registry), Alerts::of(&plan));
    if console.is_json() {
        console.json(&explanation::document(names, &explainer, &alerts));
    } else {
        console.result(&explanation::human(names, &explainer, &alerts));
    }
    Ok(())
}

impl ExplainArgs {
    fn policy_and_names(&self) -> (Option<PathBuf>, &[String]) {
        match (&self.policy, self.repositories.split_first()) {
            (None, Some((first, rest))) if is_policy(first, rest) => (Some(PathBuf::from(first)), rest),
            (policy, _) => (policy.clone(), &self.repositories),
        }
    }
}

/// Tells whether the first argument is the policy. A directory can have the name of a repository, as in one that holds the
/// sources of all: then a policy must be in it, and a repository be asked for behind it.
fn is_policy(first: &str, rest: &[String]) -> bool {
    let path = Path::new(first);
    let is_path_alone = || first.starts_with(['.', '/']) || first.ends_with('/');
    let has_policy = || !rest.is_empty() && path.join(PolicyFile::DEFAULT_NAME).is_file();
    first == "-" || first.ends_with(".toml") || path.is_dir() && (is_path_alone() || has_policy())
}

/// The plan of a single policy, with the inventory of the command line or its own.
pub(super) fn one_plan(
    policy: Option<PathBuf>,
    inventory: &InventoryArgs,
    console: &Console,
) -> Result<Planned, Findings> {
    let policies = PolicyArgs { policies: policy.into_iter().collect(), ..PolicyArgs::default() };
    let inputs = policies.inputs(inventory, &TemplateArgs::default())?;
    let mut plans = policies.each(console, |text| inputs.plan(inputs.policy(text)?, Requires::Reported));
    plans.pop().unwrap_or_else(|| Err(Findings::default()))
}
