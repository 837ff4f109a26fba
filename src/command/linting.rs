//! Arguments of commands that lint, and linting with them.

use std::path::PathBuf;

use super::{Console, TerraformArgs};
use crate::catalog;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::exit::ExitStatus;
use crate::lint::{self, Excluded, KnownFindings, LintOptions, Linted, glob, lint_paths};

/// Arguments that say which Terraform is linted, and which findings count.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct LintingArgs {
    /// Leave out files and directories: `*` ends at a `/`, `**` does not, and a glob without `/` is for every directory; may
    /// be repeated
    #[arg(long, value_name = "GLOB", value_parser = glob)]
    exclude: Vec<::glob::Pattern>,
    /// Pass over the findings of a file that --write-baseline wrote; new ones count
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Count what can't be read in directories that have nothing of scanning, too, instead of only their number
    #[arg(long)]
    strict: bool,
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

impl FailOn {
    /// Tells whether a finding of that severity is a failure.
    pub(super) fn counts(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity == Severity::Error,
            Self::Warning => severity != Severity::Note,
            Self::Never => false,
        }
    }
}

impl LintingArgs {
    /// Lints, whatever is known.
    ///
    /// # Errors
    /// There is no Terraform below a path, or it can't be read at all.
    pub(super) fn lint(
        &self,
        paths: &[PathBuf],
        terraform: &TerraformArgs,
        console: &Console,
    ) -> Result<Linted, Findings> {
        let options = LintOptions {
            variables: terraform.variables(),
            is_strict: self.strict,
            excluded: Excluded::new(&self.exclude),
        };
        console.working("reading Terraform", 1, |_| lint_paths(paths, &options, catalog::find))
    }

    /// Takes the findings of the baseline out.
    ///
    /// # Errors
    /// The baseline can't be read.
    pub(super) fn without_known(&self, mut linted: Linted) -> Result<Linted, Findings> {
        if let Some(path) = &self.baseline {
            (linted.known, linted.gone) = KnownFindings::read(path)?.pass(&mut linted.findings, is_of_lint);
        }
        Ok(linted)
    }
}

/// True for the finding of a lint: what could not be read is none, and is never known.
pub(super) fn is_of_lint(finding: &Diagnostic) -> bool {
    lint::CODES.contains(&finding.code)
}

/// 1 where something could not be read, 3 where a finding counts.
pub(super) fn status(findings: &[Diagnostic], fail_on: FailOn) -> ExitStatus {
    if findings.iter().any(|finding| finding.is_error() && !is_of_lint(finding)) {
        ExitStatus::Failed
    } else if findings.iter().any(|finding| fail_on.counts(finding.severity)) {
        ExitStatus::Findings
    } else {
        ExitStatus::Done
    }
}
