//! `scanwright generate`: the whole pipeline, down to the disk.

use super::{Console, Format, InventoryArgs, PolicyArgs, TemplateArgs};
use crate::change::Baseline;
use crate::exit::ExitStatus;
use crate::report::human::Listed;
use crate::report::{Comparison, causes, html, human, json, markdown, summary};
use crate::write::{Overwrite, write};

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # write the module of the nearest policy
  scanwright generate
  # in CI: write nothing, and fail if the module is not up to date (exit status 2)
  scanwright generate --check accounts/prod
  # with the repositories of the registry, so that an exact name matches no other repository
  scanwright generate --repositories repositories.json";

/// Generate the Terraform module, or what `target` of the policy names in its place; prints each file with `+` added, `~` changed or `-` removed, and with -v `=` unchanged
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct GenerateArgs {
    #[command(flatten)]
    policies: PolicyArgs,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    inventory: InventoryArgs,
    /// Write nothing; show the diff, and exit with 2 if there are changes
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Replace files of the module that scanwright did not write or that were edited by hand
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
    let status = if args.check { check(&comparison, console) } else { write_all(args, &comparison, console) };
    // The process ends, and its memory goes at once, not piece by piece.
    std::mem::forget(comparison);
    status
}

fn check(comparison: &Comparison, console: &Console) -> ExitStatus {
    let is_change = comparison.is_change();
    print(comparison, console, true);
    causes(comparison).iter().for_each(|cause| console.message(cause));
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
        Format::Html => console.document(html::html(comparison, None)),
        _ => {
            console.warnings(&comparison.warnings);
            let listed = if console.is_verbose() { Listed::All } else { Listed::Changed };
            if !console.is_quiet() {
                console.result(&human::files(comparison, listed, with_diff.then_some(human::Texts::Each)));
            }
            console.message(&summary(&comparison.changes));
        }
    }
}
