//! `scanwright lint`: hazards in existing Terraform; writes nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Console, TerraformArgs};
use crate::catalog;
use crate::change::orphaned_modules;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::exit::ExitStatus;
use crate::lint::{self, LintOptions, lint_paths};
use crate::paths::absolute;
use crate::report::linted::summary;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # this directory and all directories below it (exit status 3)
  scanwright lint
  # one directory; warnings count as failures (exit status 3)
  scanwright lint infra --fail-on warning
  # for code scanning; never fails because of findings
  scanwright lint --format sarif --fail-on never > lint.sarif

A comment `# scanwright:ignore L001 reason`, at the end of a line or on the line above, suppresses a finding.";

/// Find configurations in existing Terraform that never settle, that AWS refuses, or that scan other repositories than intended; writes nothing
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct LintArgs {
    /// Directories, including all directories below them, or single files; default: this directory
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The lowest severity that makes the exit status 3
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Count what can't be read in directories that have nothing of scanning, too, instead of only their number
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    terraform: TerraformArgs,
}

/// Severity from which on findings are a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum FailOn {
    /// Errors.
    #[default]
    Error,
    /// Errors and warnings.
    Warning,
    /// Nothing is.
    Never,
}

/// Prints the findings; they are this command's result. 1 if something could not be read, 3 if there are findings that
/// count.
pub(crate) fn lint(args: &LintArgs, console: &Console) -> ExitStatus {
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
    let options = LintOptions { variables: args.terraform.variables(), is_strict: args.strict };
    match console.working("reading Terraform", 1, |_| lint_paths(paths, &options, catalog::find)) {
        Ok(mut linted) => {
            linted.findings.extend(orphans(paths));
            diagnostic::sort(&mut linted.findings);
            console.findings(&linted.findings, &summary(&linted));
            status(&linted.findings, args.fail_on)
        }
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

/// Warnings of modules in the linted directories that their policies no longer generate.
fn orphans(paths: &[PathBuf]) -> Vec<Diagnostic> {
    let below: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).map(|path| absolute(path)).collect();
    orphaned_modules(&below, &BTreeSet::new(), |directory, _| below.iter().any(|path| directory.starts_with(path)))
}

/// 1 where something could not be read, 3 where a finding counts.
pub(super) fn status(findings: &[Diagnostic], fail_on: FailOn) -> ExitStatus {
    let is_of_lint = |finding: &Diagnostic| lint::CODES.contains(&finding.code);
    let counts = |finding: &Diagnostic| match fail_on {
        FailOn::Error => finding.severity == Severity::Error,
        FailOn::Warning => finding.severity != Severity::Note,
        FailOn::Never => false,
    };
    if findings.iter().any(|finding| finding.is_error() && !is_of_lint(finding)) {
        ExitStatus::Failed
    } else if findings.iter().any(counts) {
        ExitStatus::Findings
    } else {
        ExitStatus::Done
    }
}
