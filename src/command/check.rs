//! `scanwright check`: every finding of a policy at once; writes nothing.

use std::path::PathBuf;
use std::sync::Arc;

use super::linting::FailOn;
use super::{Console, InventoryArgs, PolicyArgs, TemplateArgs};
use crate::compile::inputs::Inputs;
use crate::diagnostic::{self, Diagnostic, Findings, Severity, human};
use crate::exit::ExitStatus;
use crate::inventory::{Inventory, warnings_of};
use crate::plan::check::{Requires, is_violation};
use crate::policy::check::{OF_WHOLE, check_outputs};
use crate::policy::load::{is_extended, may_stand_elsewhere};
use crate::policy::{Policy, PolicyFile};

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # the nearest scan-policy.toml, up to the git root
  scanwright check
  # several policies of one repository; warnings are failures, too
  scanwright check accounts/dev accounts/prod --fail-on warning
  # also report entries that match nothing, and filters that match too much
  scanwright check --repositories repositories.json
  # annotations in a GitHub Actions workflow
  scanwright check --format github";

/// Check policies and report all findings; writes nothing
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    policies: PolicyArgs,
    #[command(flatten)]
    inventory: InventoryArgs,
    /// The lowest severity that is a failure: a warning that counts makes the exit status 3; an error always makes it 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
}

/// Prints the findings; they are this command's result. 1 if one of them is an error, 3 if another one counts.
pub(crate) fn check(args: &CheckArgs, console: &Console) -> ExitStatus {
    let findings = findings(args, console).unwrap_or_else(|findings| findings.into());
    console.findings(&findings, &summary(&findings));
    let counts = |finding: &Diagnostic| args.fail_on.counts(finding.severity);
    match diagnostic::any_error(&findings) {
        true => ExitStatus::Failed,
        false if findings.iter().any(counts) => ExitStatus::Findings,
        false => ExitStatus::Done,
    }
}

/// Every finding; as an error where there is a policy or an inventory that can't be judged.
fn findings(args: &CheckArgs, console: &Console) -> Result<Vec<Diagnostic>, Findings> {
    let inputs = args.policies.inputs(&args.inventory, &TemplateArgs::default())?;
    let results = args.policies.each(console, |text| {
        let policy = inputs.policy(text)?;
        let file = policy.file.clone();
        judged(policy, &inputs).or_else(|findings| as_part(&file, findings))
    });
    let (mut outputs, mut findings) = (Vec::with_capacity(results.len()), Vec::new());
    for result in results {
        match result {
            Ok((output, warnings)) => {
                outputs.extend(output);
                findings.extend(warnings);
            }
            Err(failures) => findings.extend(failures),
        }
    }
    diagnostic::drop_repeats(&mut findings);
    findings.extend(check_outputs(outputs.iter().map(|((file, output), _)| (file, output.as_path()))));
    findings.extend(warnings_of(outputs.iter().filter_map(|(_, inventory)| inventory.as_deref())));
    Ok(findings)
}

/// The output of a policy and the inventory that it was judged with; none of a base. With them the warnings.
type Judged = (Option<((PolicyFile, PathBuf), Option<Arc<Inventory>>)>, Vec<Diagnostic>);

/// Judges a policy.
fn judged(policy: Policy, inputs: &Inputs) -> Result<Judged, Findings> {
    inputs.read(&policy)?;
    let (policy, plan, inventory) = inputs.plan(policy, Requires::Enforced)?;
    let output = (policy.file().clone(), policy.output().to_owned());
    Ok((Some((output, inventory)), plan.registry.warnings))
}

/// Leaves out what only a whole policy must have, where other policies extend this one: it is judged with each of them.
fn as_part(file: &PolicyFile, findings: Findings) -> Result<Judged, Findings> {
    let is_of_whole = |finding: &Diagnostic| {
        may_stand_elsewhere(finding) || is_violation(finding) || OF_WHOLE.contains(&finding.code)
    };
    let findings: Vec<Diagnostic> = findings.into_iter().collect();
    if !findings.iter().any(is_of_whole) || !is_extended(file) {
        return Err(findings.into());
    }
    let own: Vec<Diagnostic> = findings.into_iter().filter(|finding| !is_of_whole(finding)).collect();
    if diagnostic::any_error(&own) { Err(own.into()) } else { Ok((None, own)) }
}

fn summary(findings: &[Diagnostic]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let Some(explained) = diagnostic::explained(findings) else { return "the policy is valid".to_owned() };
    let notes = match count(Severity::Note) {
        0 => String::new(),
        notes => format!(", {}", plural(notes, "note")),
    };
    let (errors, warnings) = (plural(count(Severity::Error), "error"), plural(count(Severity::Warning), "warning"));
    human::printable(&format!("{errors}, {warnings}{notes}; {explained}"))
}
