//! `scanwright lint`: hazards in existing Terraform; writes nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::linting::{FailOn, LintingArgs, is_of_lint, status};
use super::{Console, TerraformArgs};
use crate::change::{Orphan, orphaned_modules};
use crate::diagnostic::{self, Diagnostic};
use crate::exit::ExitStatus;
use crate::lint::{Linted, baseline_of};
use crate::paths::absolute;
use crate::report::linted::summary;
use crate::write::replace;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # this directory and all directories below it (exit status 3)
  scanwright lint
  # one directory; warnings count as failures (exit status 3)
  scanwright lint infra --fail-on warning
  # without a directory, and only new findings: those of the file are known
  scanwright lint --exclude legacy --write-baseline --baseline lint-baseline.json
  # for code scanning; never fails because of findings
  scanwright lint --format sarif --fail-on never > lint.sarif

A comment `# scanwright:ignore L001 reason`, at the end of a line or on the line above, suppresses a finding.";

/// Find configurations in existing Terraform that never settle, that AWS refuses, or that scan other repositories than intended; writes nothing
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct LintArgs {
    /// Directories, including all directories below them, or single files, also CloudFormation templates; default: this directory
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The lowest severity that makes the exit status 3
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Write the findings into the file of --baseline, from which on they are known; exits with 0
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    #[command(flatten)]
    linting: LintingArgs,
    #[command(flatten)]
    terraform: TerraformArgs,
}

/// Prints the findings; they are this command's result. 1 if something could not be read, 3 if there are findings that
/// count.
pub(crate) fn lint(args: &LintArgs, console: &Console) -> ExitStatus {
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
    let linted = args.linting.lint(paths, &args.terraform, console).map(|mut linted| {
        linted.findings.extend(orphans(paths));
        diagnostic::sort(&mut linted.findings);
        linted
    });
    match linted {
        Ok(linted) if args.write_baseline => write_baseline(args, &linted, console),
        linted => match linted.and_then(|linted| args.linting.without_known(linted)) {
            Ok(linted) => {
                console.findings(&linted.findings, &summary(&linted));
                status(&linted.findings, args.fail_on)
            }
            Err(findings) => {
                console.diagnostics(&findings);
                ExitStatus::Failed
            }
        },
    }
}

/// Writes what lints found; what could not be read stays a failure.
fn write_baseline(args: &LintArgs, linted: &Linted, console: &Console) -> ExitStatus {
    let (known, other): (Vec<&Diagnostic>, Vec<&Diagnostic>) = linted.findings.iter().partition(|one| is_of_lint(one));
    let other: Vec<Diagnostic> = other.into_iter().cloned().collect();
    if diagnostic::any_error(&other) {
        console.findings(&other, "the baseline was not written, since something could not be read");
        return ExitStatus::Failed;
    }
    let path = args.linting.baseline.as_deref().unwrap_or(Path::new(""));
    if let Err(error) = replace(path, &baseline_of(known.iter().copied())) {
        console.error(&format!("`{}` can't be written: {}", path.display(), crate::io::reason(&error)));
        return ExitStatus::Failed;
    }
    let findings = if known.len() == 1 { "finding" } else { "findings" };
    console.findings(&other, &format!("{} {findings} written to `{}`", known.len(), path.display()));
    ExitStatus::Done
}

/// Warnings of modules in the linted directories that their policies no longer generate.
fn orphans(paths: &[PathBuf]) -> Vec<Diagnostic> {
    let below: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).map(|path| absolute(path)).collect();
    let is_below = |directory: &Path, _: &[&Path]| below.iter().any(|path| directory.starts_with(path));
    orphaned_modules(&below, &BTreeSet::new(), is_below).iter().map(Orphan::report).collect()
}
