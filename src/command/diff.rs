//! `scanwright diff`: what `generate` would change.

use std::path::Path;

use super::{Console, Format, InventoryArgs, PolicyArgs, RateArgs, TemplateArgs};
use crate::change::{Baseline, Live, text};
use crate::diagnostic::Findings;
use crate::exit::ExitStatus;
use crate::import;
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
  # whether AWS still has what the policy says (exit status 2)
  scanwright diff --against live.json --detailed-exitcode
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
    /// Compare with an earlier output: a directory or a git revision; `git:REF` is always a revision. A file is the answer of
    /// `aws ecr get-registry-scanning-configuration`, and the policy is compared with what AWS has
    #[arg(long, value_name = "DIR|GIT-REF|FILE")]
    against: Option<String>,
    /// Show N lines of context around each change
    #[arg(short = 'U', long, value_name = "N", default_value_t = text::CONTEXT)]
    context: u32,
    /// Exit with 2 if there are changes
    #[arg(long, aliases = ["exit-code", "detailed-exit-code"])]
    detailed_exitcode: bool,
}

/// The baseline of that name: an existing directory, an existing file, which is what AWS answers, or a revision.
///
/// # Errors
/// The file is no such answer.
fn baseline(name: &str) -> Result<Baseline, Findings> {
    let path = Path::new(name);
    let is_file = !name.starts_with("git:") && !path.is_dir() && path.exists();
    if is_file { import::live(path).map(|live| Baseline::Live(Live(live))) } else { Ok(Baseline::named(name)) }
}

/// Prints the unified diff, then the change in meaning.
pub(crate) fn diff(args: &DiffArgs, console: &Console) -> ExitStatus {
    let compared = args.against.as_deref().map(baseline).transpose().and_then(|baseline| {
        let rates = args.rates.read()?;
        let baseline = baseline.unwrap_or(Baseline::Output);
        let compared = args.policies.changes(console, &args.templates, &args.inventory, &baseline)?;
        args.rates.told(compared, &rates)
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
            console.result(&human::change(comparison, None, human::Texts::Each));
            console.message(&summary(&comparison.changes));
        }
    }
}
