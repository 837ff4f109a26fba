//! `scanwright review`: the committed modules, the change since a base and the Terraform, in one run.

use std::path::{Path, PathBuf};

use super::linting::{FailOn, LintingArgs, status};
use super::{Console, Format, InventoryArgs, PolicyArgs, RateArgs, TemplateArgs, TerraformArgs, terminal};
use crate::change::{Baseline, Gone};
use crate::diagnostic::{Diagnostic, Findings, could_not_do};
use crate::exit::ExitStatus;
use crate::lint::Linted;
use crate::reading::{is_link_out, link_out};
use crate::report::{Against, Export, Review};
use crate::write::replace;

/// The formats beside those of all commands.
pub(crate) const OWN_FORMATS: &[Format] =
    &[Format::Markdown, Format::Html, Format::Github, Format::Sarif, Format::Gitlab, Format::Junit];

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # what a branch changes, whether its module is as generated, and hazards in the Terraform (exit status 3)
  scanwright review --against origin/main
  # in CI: the comment, the annotations and the data, from one run (exit status 3)
  scanwright review --against origin/main --export markdown=comment.md github=annotations.txt json=review.json
  # every policy below two directories, and the Terraform of one (exit status 2)
  scanwright review -r accounts/dev accounts/prod --against origin/main --lint registry";

/// Review policies and Terraform in one run: `generate --check`, `diff --against` and `lint`; writes nothing but exports
///
/// Each policy is compiled once. The exit status is 1 where something could not be done, else 3 where a finding
/// counts, else 2 where a committed module is not what its policy says. That the branch changes what is scanned is
/// no failure, unless `--detailed-exitcode` makes it one.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ReviewArgs {
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
    /// Lint these directories, with all below them, or files; default: this directory, or those of -r, where they have
    /// Terraform
    #[arg(long, value_name = "PATH", num_args = 1..)]
    lint: Vec<PathBuf>,
    /// From which severity on a finding, of the linter or of a policy, makes the exit status 3; an error of a policy makes it 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Exit with 2 also if there are changes since the earlier output
    #[arg(long, aliases = ["exit-code", "detailed-exit-code"])]
    detailed_exitcode: bool,
    /// Write the review into a file: human, json, markdown, summary, html, sarif, gitlab, junit or github; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", num_args = 1.., value_parser = export)]
    export: Vec<(Export, PathBuf)>,
    #[command(flatten)]
    linting: LintingArgs,
    #[command(flatten)]
    terraform: TerraformArgs,
}

fn export(text: &str) -> Result<(Export, PathBuf), String> {
    let (word, path) = text.split_once('=').ok_or("an export is given as FORMAT=FILE")?;
    let format = Export::from_word(word);
    match format {
        Some(_) if path.is_empty() => Err("the name of the file is missing".to_owned()),
        Some(format) => Ok((format, PathBuf::from(path))),
        None => Err(format!("there is no format `{word}`; there are {}", Export::words())),
    }
}

/// Prints the review, and writes each export.
pub(crate) fn review(args: &ReviewArgs, console: &Console) -> ExitStatus {
    if let Some(path) = written_twice(&args.export) {
        console.error(&format!("two exports can't be written to `{}`", path.display()));
        return ExitStatus::Failed;
    }
    let review = look(args, console);
    let written: Vec<bool> = args.export.iter().map(|(format, path)| write(*format, path, &review, console)).collect();
    print(&review, console);
    if written.contains(&false) { ExitStatus::Failed } else { review.status }
}

fn written_twice(exports: &[(Export, PathBuf)]) -> Option<&Path> {
    let paths = || exports.iter().map(|(_, path)| path.as_path());
    paths().enumerate().find(|(place, path)| paths().take(*place).any(|earlier| earlier == *path)).map(|(_, path)| path)
}

/// Works everything out.
fn look(args: &ReviewArgs, console: &Console) -> Review {
    let refused = links_out(args);
    if !refused.is_empty() {
        return Review { check: Err(refused.into()), against: None, lint: None, status: ExitStatus::Failed };
    }
    let (check, against) = compare(args, console);
    let lint = lint(args, console);
    let mut review = Review { check, against, lint, status: ExitStatus::Done };
    review.status = ending(&review, args);
    review
}

/// Refuses links out of the repository among the files that are named, as they are refused among those that are found: a
/// review is of what anybody may have written, and a comment would quote them.
fn links_out(args: &ReviewArgs) -> Vec<Diagnostic> {
    let named = args.policies.policies.iter().chain(&args.lint);
    let named = named.chain(&args.inventory.repositories).chain(&args.templates.templates);
    let refused = |path: &PathBuf| format!("`{}` can't be read: {}", path.display(), link_out());
    named.filter(|path| is_link_out(path)).map(|path| could_not_do::report(&refused(path))).collect()
}

fn compare(args: &ReviewArgs, console: &Console) -> (Result<crate::report::Comparison, Findings>, Option<Against>) {
    let ReviewArgs { policies, templates, inventory, rates: options, .. } = args;
    let rates = match options.read() {
        Ok(rates) => rates,
        Err(findings) => return (Err(findings), None),
    };
    let Some(name) = &args.against else {
        return (policies.changes(console, templates, inventory, &Baseline::Output), None);
    };
    let baseline = Baseline::named(name);
    let (check, comparison) = policies.both_changes(console, templates, inventory, (&Baseline::Output, &baseline));
    let gone = match &baseline {
        Baseline::Revision(revision) => {
            let changes = comparison.iter().flatten().flat_map(|comparison| &comparison.changes);
            Gone::since(revision, &policies.directories()).without_moved(changes)
        }
        Baseline::Output | Baseline::Directory(_) | Baseline::Live(_) => Gone::default(),
    };
    let comparison = comparison.map(|compared| compared.and_then(|compared| options.told(compared, &rates)));
    (check, Some(Against { name: name.clone(), comparison, gone }))
}

/// Lints. That there is no Terraform is a mistake only of those who named a directory.
fn lint(args: &ReviewArgs, console: &Console) -> Option<Result<Linted, Findings>> {
    let here = [PathBuf::from(".")];
    let paths = match (&*args.lint, &*args.policies.policies) {
        ([], below @ [_, ..]) if args.policies.recursive => below,
        ([], _) => &here[..],
        (named, _) => named,
    };
    let linted = args.linting.lint(paths, &args.terraform, console);
    let linted = linted.and_then(|linted| args.linting.without_known(linted));
    let findings: &[Diagnostic] = match &linted {
        Ok(linted) => &linted.findings,
        Err(findings) => findings,
    };
    let is_without = matches!(findings, [one] if one.code.slug == "no-terraform");
    if args.lint.is_empty() && is_without { None } else { Some(linted) }
}

/// The exit status: what could not be done weighs most, then findings, then changes.
fn ending(review: &Review, args: &ReviewArgs) -> ExitStatus {
    let lint = match &review.lint {
        Some(Ok(linted)) => status(&linted.findings, args.fail_on),
        Some(Err(_)) => ExitStatus::Failed,
        None => ExitStatus::Done,
    };
    let is_change = review.is_outdated() || (args.detailed_exitcode && review.is_change() == Some(true));
    let counts = |finding: &Diagnostic| args.fail_on.counts(finding.severity);
    match (&review.check, lint) {
        (Err(_), _) => ExitStatus::Failed,
        _ if !review.errors_of_baseline().is_empty() => ExitStatus::Failed,
        (Ok(checked), ExitStatus::Done) if checked.warnings.iter().any(counts) => ExitStatus::Findings,
        (_, ExitStatus::Done) if is_change => ExitStatus::Changes,
        (_, lint) => lint,
    }
}

/// Writes an export, and says why where it can't.
fn write(format: Export, path: &Path, review: &Review, console: &Console) -> bool {
    let written = format.text(review).and_then(|text| replace(path, &text).map_err(|error| crate::io::reason(&error)));
    if let Err(reason) = &written {
        console.complain(&format!("`{}` can't be written: {reason}", path.display()));
    }
    written.is_ok()
}

fn print(review: &Review, console: &Console) {
    let format = match console.format() {
        Format::Json => Export::Json,
        Format::Markdown => Export::Markdown,
        Format::Html => Export::Html,
        Format::Github => Export::Github,
        Format::Sarif => Export::Sarif,
        Format::Gitlab => Export::Gitlab,
        Format::Junit => Export::Junit,
        Format::Human | Format::Mermaid => {
            return console.result(&crate::report::human::whole(review, terminal::columns(&std::io::stdout())));
        }
    };
    console.document(format.text(review));
}
