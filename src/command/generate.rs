//! `scanwright generate`: the whole pipeline, down to the disk.

use super::{Console, Format, InventoryArgs, PolicyArgs, TemplateArgs};
use crate::change::Baseline;
use crate::exit::ExitStatus;
use crate::report::{Comparison, html, human, json, markdown, summary};
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
    let comparison = match args.policies.changes(console, &args.templates, &args.inventory, &Baseline::Output) {
        Ok(comparison) => comparison,
        Err(findings) => {
            console.diagnostics(&findings);
            return ExitStatus::Failed;
        }
    };
    if args.check { check(&comparison, console) } else { write_all(args, &comparison, console) }
}

fn check(comparison: &Comparison, console: &Console) -> ExitStatus {
    let is_change = comparison.is_change();
    print(comparison, console, true);
    if is_change {
        console.message("the module is not what the policy says; run `scanwright generate`, and commit");
    }
    if is_change { ExitStatus::Changes } else { ExitStatus::Done }
}

fn write_all(args: &GenerateArgs, comparison: &Comparison, console: &Console) -> ExitStatus {
    let overwrite = if args.force { Overwrite::Force } else { Overwrite::Refuse };
    let written = console.working("writing modules", 1, |_| write(&comparison.changes, overwrite));
    if let Err(failures) = written {
        console.diagnostics(&failures);
        return ExitStatus::Failed;
    }
    print(comparison, console, false);
    ExitStatus::Done
}

fn print(comparison: &Comparison, console: &Console, with_diff: bool) {
    match console.format() {
        Format::Json => console.json(&json::document(comparison)),
        Format::Markdown => console.result(&markdown::change(comparison)),
        Format::Html => console.document(html::html(comparison)),
        _ => {
            console.warnings(&comparison.warnings);
            console.result(&human::files(comparison, with_diff));
            console.message(&summary(&comparison.changes));
        }
    }
}
