//! `scanwright coverage`: every repository of an inventory with its frequency in each state.

use std::path::PathBuf;

use super::{Console, InventoryArgs, PolicyArgs};
use crate::compile::{self, CompileOptions};
use crate::diagnostic::{self, Diagnostic, Findings};
use crate::exit::ExitStatus;
use crate::inventory::Inventory;
use crate::plan::ScanPlan;
use crate::plan::check::Requires;
use crate::report::coverage::Covered;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # how each repository of the registry is scanned
  aws ecr describe-repositories | scanwright coverage --repositories -
  # the same from a file with one name per line
  scanwright coverage --repositories repositories.txt
  # a policy with a [[require]] that does not hold (exit status 3)
  scanwright coverage accounts/stage --repositories repositories.txt";

/// List the repositories of an inventory with their frequencies, those that are not scanned, and unintended matches
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CoverageArgs {
    /// The policy; default: the nearest scan-policy.toml, up to the git root
    policy: Option<PathBuf>,
    /// The repositories of the registry: the JSON output of `aws ecr describe-repositories`, or one name per line; `-` is standard input
    #[arg(long, value_name = "FILE", required = true)]
    repositories: PathBuf,
}

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
) -> Result<(ScanPlan, Vec<Diagnostic>), Findings> {
    let with = CompileOptions { inventory: Some(inventory), requires: Requires::Reported };
    let policies = PolicyArgs { policies: args.policy.iter().cloned().collect(), ..PolicyArgs::default() };
    let mut plans = policies.each(console, |text| compile::plan(text, with));
    let (_, plan) = plans.pop().unwrap_or_else(|| Err(Findings::default()))?;
    let findings = [plan.warnings.as_slice(), inventory.warnings()].concat();
    Ok((plan, findings))
}

fn print(plan: &ScanPlan, findings: &[Diagnostic], inventory: &Inventory, console: &Console) {
    let covered = Covered::of(plan, inventory);
    if console.is_json() {
        console.json(&covered.document(findings));
    } else {
        console.warnings(findings);
        console.result(&covered.human());
    }
}
