//! `scanwright coverage`: every repository of an inventory with its frequency in each state.

use std::path::PathBuf;
use std::sync::Arc;

use super::explain::one_plan;
use super::{Console, InventoryArgs};
use crate::diagnostic::{self, Diagnostic, Findings, could_not_do};
use crate::exit::ExitStatus;
use crate::inventory::Inventory;
use crate::plan::Plan;
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
    /// The repositories of the registry: the JSON output of `aws ecr describe-repositories`, or one name per line; `-` is standard input. Default: the `inventory` of the policy
    #[arg(long, value_name = "FILE")]
    repositories: Option<PathBuf>,
}

/// Prints the coverage. 3 if a `[[require]]` is violated.
pub(crate) fn coverage(args: &CoverageArgs, console: &Console) -> ExitStatus {
    let judged = judge(args, console);
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

/// The plan, what there is to say of policy and inventory, whose errors are violated requirements, and the inventory.
fn judge(args: &CoverageArgs, console: &Console) -> Result<(Plan, Vec<Diagnostic>, Arc<Inventory>), Findings> {
    let inventory = InventoryArgs { repositories: args.repositories.clone() };
    let (plan, inventory) = one_plan(args.policy.clone(), &inventory, console)?;
    let missing =
        "no inventory is given: pass `--repositories <FILE>`, or set `inventory` under `[registry]` in the policy";
    let inventory = inventory.ok_or_else(|| could_not_do::report(missing))?;
    let findings = [plan.registry.warnings.as_slice(), inventory.warnings()].concat();
    Ok((plan, findings, inventory))
}

fn print(plan: &Plan, findings: &[Diagnostic], inventory: &Inventory, console: &Console) {
    let covered = Covered::of(plan, inventory);
    if console.is_json() {
        console.json(&covered.document(findings));
    } else {
        console.warnings(findings);
        console.result(&covered.human());
    }
}
