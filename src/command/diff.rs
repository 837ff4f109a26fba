//! `scanwright diff`: what `generate` would change.

use std::path::PathBuf;

use super::{Console, PolicyArgs, TemplateArgs, report};
use crate::compare::Change;
use crate::compile::Baseline;
use crate::exit::ExitStatus;

/// Show what generate would change, as a unified diff; writes nothing
#[derive(Debug, Default, clap::Args)]
pub struct DiffArgs {
    #[command(flatten)]
    policies: PolicyArgs,
    #[command(flatten)]
    templates: TemplateArgs,
    /// Compare with the module in DIR, an earlier output
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Exit with 2 if there are changes
    #[arg(long, aliases = ["exit-code", "detailed-exit-code"])]
    detailed_exitcode: bool,
}

/// Prints the diff.
pub fn diff(args: &DiffArgs, console: &Console) -> ExitStatus {
    let baseline = match &args.against {
        None => Baseline::Output,
        Some(folder) if folder.is_dir() => Baseline::Folder(folder.clone()),
        Some(folder) => {
            console.error(&format!("there is no folder `{}` to compare with", folder.display()));
            return ExitStatus::Failed;
        }
    };
    let batch = match args.policies.changes(console, &args.templates, &baseline) {
        Ok(batch) => batch,
        Err(findings) => {
            console.diagnostics(&findings);
            return ExitStatus::Failed;
        }
    };
    if console.is_json() {
        console.json(&report::document(&batch.changes, &batch.warnings));
    } else {
        console.warnings(&batch.warnings);
        console.result(&report::diff(&batch.changes));
        console.message(&report::summary(&batch.changes));
    }
    let is_change = batch.changes.iter().any(Change::is_change);
    if args.detailed_exitcode && is_change { ExitStatus::Changes } else { ExitStatus::Done }
}
