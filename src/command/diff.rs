//! `scanwright diff`: what `generate` would change.

use super::{Console, Format, InventoryArgs, PolicyArgs, RateArgs, TemplateArgs};
use crate::change::{Baseline, text};
use crate::exit::ExitStatus;
use crate::report::{Comparison, html, human, json, markdown, summary};

/// The formats beside those of all commands.
pub(crate) const OWN_FORMATS: &[Format] = &[Format::Markdown, Format::Html];

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # what generate would change, in the files and in what is scanned
  scanwright diff
  # what a branch changes, as a comment for a pull request
  scanwright diff --against origin/main --format markdown
  # for scripts (exit status 2)
  scanwright diff accounts/prod --detailed-exitcode
  # the name of every repository whose frequency changes
  scanwright diff --repositories repositories.json";

/// Show what generate would change, in the files and in what is scanned; writes nothing
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    policies: PolicyArgs,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    inventory: InventoryArgs,
    #[command(flatten)]
    rates: RateArgs,
    /// Compare with an earlier output: a directory or a git revision; `git:REF` is always a revision
    #[arg(long, value_name = "DIR|GIT-REF")]
    against: Option<String>,
    /// Show N lines of context around each change
    #[arg(short = 'U', long, value_name = "N", default_value_t = text::CONTEXT)]
    context: u32,
    /// Exit with 2 if there are changes
    #[arg(long, aliases = ["exit-code", "detailed-exit-code"])]
    detailed_exitcode: bool,
}

/// Prints the unified diff, then the change in meaning.
pub(crate) fn diff(args: &DiffArgs, console: &Console) -> ExitStatus {
    let baseline = args.against.as_deref().map_or(Baseline::Output, Baseline::named);
    let compared = args.rates.read().and_then(|rates| {
        let compared = args.policies.changes(console, &args.templates, &args.inventory, &baseline)?;
        Ok(args.rates.told(compared, &rates))
    });
    let comparison = match compared {
        Ok(comparison) => comparison.with_context(args.context),
        Err(findings) => {
            console.diagnostics(&findings);
            return ExitStatus::Failed;
        }
    };
    print(&comparison, console);
    if args.detailed_exitcode && comparison.is_change() { ExitStatus::Changes } else { ExitStatus::Done }
}

fn print(comparison: &Comparison, console: &Console) {
    match console.format() {
        Format::Json => console.json(&json::document(comparison)),
        Format::Markdown => console.result(&markdown::change(comparison)),
        Format::Html => console.document(html::html(comparison, None)),
        _ => {
            console.warnings(&comparison.warnings);
            console.result(&human::change(comparison, None));
            console.message(&summary(&comparison.changes));
        }
    }
}
