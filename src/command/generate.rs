//! `scanwright generate`: the whole pipeline, down to the disk.

use super::policies::Batch;
use super::{Console, Format, InventoryArgs, PolicyArgs, TemplateArgs, report, review, text_diff};
use crate::change::{Baseline, Change};
use crate::exit::ExitStatus;
use crate::write::{Overwrite, write};

/// What the long help ends with; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # write the module beside the nearest policy
  scanwright generate
  # in CI: write nothing, and fail where the module is not what the policy says (exit status 2)
  scanwright generate --check accounts/prod
  # with what the registry holds, so that an exact name catches no other repository
  scanwright generate --repositories repositories.json";

/// Generate the Terraform module; prints `+` new, `~` changed, `-` removed, `=` unchanged per file
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct GenerateArgs {
    #[command(flatten)]
    policies: PolicyArgs,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    inventory: InventoryArgs,
    /// Write nothing; show the diff, and exit with 2 if there is one
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Replace files at the module's paths that are not ours or were edited by hand
    #[arg(long)]
    force: bool,
}

/// Writes the module, or with `--check` says whether it is up to date.
pub(crate) fn generate(args: &GenerateArgs, console: &Console) -> ExitStatus {
    let batch = match args.policies.changes(console, &args.templates, &args.inventory, &Baseline::Output) {
        Ok(batch) => batch,
        Err(findings) => {
            console.diagnostics(&findings);
            return ExitStatus::Failed;
        }
    };
    if args.check { check(&batch, console) } else { write_all(args, &batch, console) }
}

fn check(batch: &Batch, console: &Console) -> ExitStatus {
    let is_change = batch.changes.iter().any(Change::is_change);
    print(batch, console, true);
    if is_change {
        console.message("the module is not what the policy says; run `scanwright generate`, and commit");
    }
    if is_change { ExitStatus::Changes } else { ExitStatus::Done }
}

fn write_all(args: &GenerateArgs, batch: &Batch, console: &Console) -> ExitStatus {
    let overwrite = if args.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = console.working("writing modules", 1, |_| write(&batch.changes, overwrite));
    if let Err(failures) = written {
        console.diagnostics(&failures);
        return ExitStatus::Failed;
    }
    print(batch, console, false);
    ExitStatus::Done
}

fn print(batch: &Batch, console: &Console, with_diff: bool) {
    match console.format() {
        Format::Json => console.json(&report::document(batch)),
        Format::Markdown => console.result(&review::markdown(batch)),
        Format::Html => console.document(review::html(batch)),
        _ => {
            console.warnings(&batch.warnings);
            console.result(&report::list(&batch.changes));
            if with_diff {
                console.result(&text_diff::diff(batch));
            }
            console.message(&report::summary(&batch.changes));
        }
    }
}
