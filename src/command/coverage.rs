//! `scanwright coverage`: every repository of an inventory with its frequency in each state.

use std::path::PathBuf;
use std::sync::Arc;

use super::explain::one_plan;
use super::{Console, Format, InventoryArgs, RateArgs};
use crate::cost::{InForce, Rates};
use crate::diagnostic::{self, Diagnostic, Findings, could_not_do};
use crate::exit::ExitStatus;
use crate::inventory::Inventory;
use crate::plan::Plan;
use crate::policy::Rescan;
use crate::registry::RescanSetting;
use crate::report::coverage::Covered;

/// The formats beside those of all commands.
pub(crate) const OWN_FORMATS: &[Format] = &[Format::Markdown];

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # how each repository of the registry is scanned
  aws ecr describe-repositories | scanwright coverage --repositories -
  # the same from a file with one name per line
  scanwright coverage --repositories repositories.txt
  # what each release state costs, if Inspector re-scans an image 20 times a month
  scanwright coverage --repositories images.json --rescans 20
  # a policy with a [[require]] that does not hold (exit status 3)
  scanwright coverage accounts/stage --repositories repositories.txt";

/// List the repositories of an inventory with their frequencies, those that are not scanned, unintended matches, and with images what each release state costs
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CoverageArgs {
    /// The policy; default: the nearest scan-policy.toml, up to the git root
    policy: Option<PathBuf>,
    /// The repositories of the registry: the JSON output of `aws ecr describe-repositories`, or one name per line, and for costs that of `aws ecr describe-images` or `aws inspector2 list-coverage`; `-` is standard input. Default: the `inventory` of the policy
    #[arg(long, value_name = "FILE")]
    repositories: Option<PathBuf>,
    #[command(flatten)]
    rates: RateArgs,
    /// Check that the `[rescan]` of the policy is in force: the JSON output of `aws inspector2 get-configuration`
    #[arg(long, value_name = "FILE")]
    inspector: Option<PathBuf>,
}

/// Contents to print.
struct Judged {
    plan: Plan,
    /// Findings on policy, inventory and Inspector, whose errors are violated requirements and a `[rescan]` that is not in force.
    findings: Vec<Diagnostic>,
    inventory: Arc<Inventory>,
    rates: Rates,
    /// Durations of re-scans, as the policy asks for or else as they are in force.
    rescan: Option<RescanSetting>,
}

/// Prints the coverage. 3 if a `[[require]]` is violated, or `[rescan]` is not in force.
pub(crate) fn coverage(args: &CoverageArgs, console: &Console) -> ExitStatus {
    let printed = judge(args, console).and_then(|judged| print(&judged, console).map(|()| judged.findings));
    match printed {
        Ok(findings) if diagnostic::any_error(&findings) => ExitStatus::Findings,
        Ok(_) => ExitStatus::Done,
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

fn judge(args: &CoverageArgs, console: &Console) -> Result<Judged, Findings> {
    let rates = args.rates.read()?;
    let inventory = InventoryArgs { repositories: args.repositories.clone() };
    let in_force = args.inspector.as_deref().map(InForce::read).transpose()?;
    let (policy, plan, inventory) = one_plan(args.policy.clone(), &inventory, console)?;
    let missing =
        "no inventory is given: pass `--repositories <FILE>`, or set `inventory` under `[registry]` in the policy";
    let inventory = inventory.ok_or_else(|| could_not_do::report(missing))?;
    let mut findings = [plan.registry.warnings.as_slice(), inventory.warnings()].concat();
    findings.extend(args.rates.warning(Some(&inventory)));
    let asked = policy.document().rescan.as_ref().filter(|_| policy.document().rescans_images());
    if let (Some(in_force), Some(asked)) = (&in_force, asked) {
        findings.extend(in_force.differences(&asked.setting(), &policy.file().place(asked.span)));
    }
    let (asked, in_force) = (asked.map(Rescan::setting), in_force.map(|in_force| in_force.setting));
    let rescan = match (asked, in_force) {
        (Some(asked), Some(in_force)) => Some(asked.over(in_force)),
        (asked, in_force) => asked.or(in_force),
    };
    Ok(Judged { plan, findings, inventory, rates, rescan })
}

fn print(judged: &Judged, console: &Console) -> Result<(), Findings> {
    let Judged { plan, findings, inventory, rates, rescan } = judged;
    let covered = Covered::of(plan, inventory, rates, rescan.as_ref())?;
    match console.format() {
        Format::Json => console.json(&covered.document(findings)),
        Format::Markdown => console.result(&covered.markdown(findings)),
        _ => {
            console.warnings(findings);
            console.result(&covered.human());
        }
    }
    Ok(())
}
