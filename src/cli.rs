//! The command line: what can be asked, and which command answers.

mod help;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr, TypedValueParser as _};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args as _, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum as _};

use crate::command::{ColorWhen, Console, Format, terminal};
use crate::command::{
    check, code, completions, coverage, diff, explain, filter, gate, generate, import, init, lint, man, migrate,
    review, schema, simulate,
};
use crate::exit::ExitStatus;
pub use crate::parallel::STACK;

const EXIT_STATUS: &str = "\
Exit status:
  0  done, nothing to report
  1  failed: invalid policy, usage error, input or output error, refused overwrite
  2  there are changes (generate --check, diff --detailed-exitcode, review of a module that is not up to date)
  3  findings (lint and review at or above --fail-on, coverage of a violated [[require]], simulate or
     rehearse of a configuration that does not settle, or may not, gate of an image that fails)
  4  not yet (gate of an image whose scan is not finished)";

const EXAMPLES: &str = "\
Examples:
  # write a starter policy with comments, and check it
  scanwright init && scanwright check
  # write the Terraform module; commit it together with the policy
  scanwright generate
  # show what an edited policy changes, in the files and in what is scanned
  scanwright diff
  # find problems in existing Terraform (exit status 3)
  scanwright lint infra

`scanwright COMMAND --help` has more.";

/// Compiles an ECR scanning policy into a verified Terraform module, and shows what changes before it writes.
#[derive(Debug, Parser)]
#[command(name = "scanwright", version, after_help = EXIT_STATUS, after_long_help = EXAMPLES, propagate_version = false)]
pub struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

/// Arguments of every command.
#[derive(Debug, clap::Args)]
struct Shared {
    /// The output format; the help of a command lists those that it has
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "FORMAT")]
    format: Format,
    /// When to use colours; NO_COLOR and CLICOLOR_FORCE are respected
    #[arg(long, global = true, value_enum, default_value_t = ColorWhen::Auto, value_name = "WHEN")]
    color: ColorWhen,
    /// Print only errors and results
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print details, such as the path of the policy
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Run as if started in DIR
    #[arg(short = 'C', global = true, value_name = "DIR")]
    directory: Option<PathBuf>,
}

/// The commands. The doc comments are the help.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    Init(init::InitArgs),
    Check(check::CheckArgs),
    Generate(generate::GenerateArgs),
    Diff(diff::DiffArgs),
    Review(review::ReviewArgs),
    Explain(explain::ExplainArgs),
    Coverage(coverage::CoverageArgs),
    Gate(gate::GateArgs),
    Filter(filter::FilterArgs),
    Lint(lint::LintArgs),
    Simulate(simulate::SimulateArgs),
    #[cfg(feature = "rehearse")]
    Rehearse(crate::command::rehearse::RehearseArgs),
    Import(import::ImportArgs),
    Migrate(migrate::MigrateArgs),
    Code(code::CodeArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// The formats of commands beside those that all have.
const OWN_FORMATS: &[(&str, &[Format])] = &[
    ("check", Format::OF_FINDINGS),
    ("lint", Format::OF_FINDINGS),
    ("diff", diff::OWN_FORMATS),
    ("generate", diff::OWN_FORMATS),
    ("review", review::OWN_FORMATS),
    ("gate", gate::OWN_FORMATS),
    ("coverage", coverage::OWN_FORMATS),
    ("simulate", simulate::OWN_FORMATS),
];

/// Returns the formats of a command.
fn formats_of(command: &str) -> Vec<Format> {
    let own = OWN_FORMATS.iter().find(|(name, _)| *name == command).map(|(_, own)| *own).unwrap_or_default();
    Format::OF_ALL.iter().chain(own).copied().collect()
}

/// Returns the refusal of a format that it does not have.
fn refusal(command: &str, format: Format) -> Option<String> {
    let formats = formats_of(command);
    let words: Vec<&str> = formats.iter().map(|format| format.as_str()).collect();
    (!formats.contains(&format)).then(|| {
        format!("this command does not support the format `{}`; it supports {}", format.as_str(), words.join(", "))
    })
}

/// Runs the command that the arguments ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (cli, command) = match parse(narrowed(&arguments), &arguments) {
        Ok(parsed) => parsed,
        Err(_) => match parse(within(describe(), terminal::columns(&std::io::stdout())), &arguments) {
            Ok(parsed) => parsed,
            Err(error) => return answer(&with_meant(error), &arguments),
        },
    };
    let shared = &cli.shared;
    let console = |format| Console::new(format, shared.color, shared.quiet, shared.verbose);
    if let Some(refusal) = refusal(&command, shared.format) {
        console(Format::Human).error(&refusal);
        return ExitStatus::Failed;
    }
    let console = console(shared.format);
    if let Some(directory) = &shared.directory
        && let Err(error) = std::env::set_current_dir(directory)
    {
        console.error(&format!("can't run in `{}`: {}", directory.display(), crate::io::reason(&error)));
        return ExitStatus::Failed;
    }
    let status = dispatch(&cli.command, &console);
    match console.failure() {
        Some(reason) => {
            console.complain(&format!("the result can't be printed: {reason}"));
            ExitStatus::Failed
        }
        None => status,
    }
}

/// Returns the command line without the commands that are not asked for: each would take over what all commands have, which
/// costs more than parsing. What this parses the whole one parses alike; where it fails, as for help, the whole one answers.
fn narrowed(arguments: &[OsString]) -> clap::Command {
    let all = Command::augment_subcommands(clap::Command::default());
    let asked = arguments.iter().skip(1).find_map(|word| all.find_subcommand(word)).cloned();
    Shared::augment_args(clap::Command::new("scanwright")).subcommands(asked)
}

/// Parses the arguments. A command that is not asked for is described only where help or a usage error needs it, which
/// [`describe`] does: describing all of them costs more than most runs.
fn parse(command: clap::Command, arguments: &[OsString]) -> Result<(Cli, String), clap::Error> {
    let matches = command.color(asked_colors(arguments)).try_get_matches_from(arguments)?;
    let name = matches.subcommand_name().unwrap_or_default().to_owned();
    Ok((Cli::from_arg_matches(&matches)?, name))
}

/// Returns the whole command line as clap describes it, for help, usage errors, completions and the manual.
///
/// The exit statuses are the same for every command, and stand in the help of each; in the long one below the examples.
pub fn describe() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    with_exit_status(command.mut_subcommands(|command| {
        let formats = formats_of(command.get_name());
        with_formats(command, &formats)
    }))
}

/// The most columns that help is laid out for: longer lines are hard to read.
const WIDEST: usize = 100;

/// Lays the help of a command, and of those in it, out in so many columns; where the number is not known no line is broken.
/// The commands are built, and take nothing over from those above.
fn within(command: clap::Command, columns: Option<usize>) -> clap::Command {
    let columns = columns.map(|columns| columns.min(WIDEST));
    let command = match columns {
        Some(columns) => laid_out(command, columns),
        None => command,
    };
    command.term_width(columns.unwrap_or_default()).mut_subcommands(|command| within(command, columns))
}

/// Lays out what clap does not: the usage, and what stands below the options.
fn laid_out(mut command: clap::Command, columns: usize) -> clap::Command {
    let below = |text: Option<&StyledStr>| text.map(|text| help::laid_out(&text.to_string(), columns));
    let (short, long) = (below(command.get_after_help()), below(command.get_after_long_help()));
    let usage = help::usage(&command.render_usage().to_string(), columns);
    let command = if let Some(usage) = usage { command.override_usage(usage) } else { command };
    let command = if let Some(text) = short { command.after_help(text) } else { command };
    if let Some(text) = long { command.after_long_help(text) } else { command }
}

/// Leaves in the help of a command, and of those in it, the formats that it has. The command is built, so that its arguments
/// must keep their order, which `mut_arg` does not.
fn with_formats(command: clap::Command, formats: &[Format]) -> clap::Command {
    let words = || PossibleValuesParser::new(formats.iter().filter_map(Format::to_possible_value));
    let narrowed = |arg: clap::Arg| match arg.get_id() == "format" {
        true => arg.value_parser(words().try_map(|word| Format::from_str(&word, false))).help("The output format"),
        false => arg,
    };
    command.mut_args(narrowed).mut_subcommands(|command| with_formats(command, formats))
}

fn with_exit_status(command: clap::Command) -> clap::Command {
    let examples = command.get_after_long_help().map(|examples| format!("{examples}\n\n{EXIT_STATUS}"));
    let command = command.after_help(EXIT_STATUS).mut_subcommands(with_exit_status);
    match examples {
        Some(long) => command.after_long_help(long),
        None => command,
    }
}

fn dispatch(command: &Command, console: &Console) -> ExitStatus {
    match command {
        Command::Init(args) => init::init(args, console),
        Command::Check(args) => check::check(args, console),
        Command::Generate(args) => generate::generate(args, console),
        Command::Diff(args) => diff::diff(args, console),
        Command::Review(args) => review::review(args, console),
        Command::Explain(args) => explain::explain(args, console),
        Command::Coverage(args) => coverage::coverage(args, console),
        Command::Gate(args) => gate::gate(args, console),
        Command::Filter(args) => filter::filter(args, console),
        Command::Lint(args) => lint::lint(args, console),
        Command::Migrate(args) => migrate::migrate(args, console),
        Command::Simulate(args) => simulate::simulate(args, console),
        #[cfg(feature = "rehearse")]
        Command::Rehearse(args) => crate::command::rehearse::rehearse(args, console),
        Command::Import(args) => import::import(args, console),
        Command::Code(args) => code::code(args, console),
        Command::Schema(args) => schema::schema(args, console),
        Command::Completions(args) => completions::completions(args, describe(), console),
        Command::Man(args) => man::man(args, describe(), console),
    }
}

/// Commands of Terraform, and what does the same for a policy or its module.
const OF_TERRAFORM: &[(&str, &str)] = &[
    ("plan", "`scanwright diff` shows what `generate` would change; `scanwright simulate` proves that applies settle"),
    ("validate", "`scanwright check` checks a policy, `scanwright lint` checks Terraform"),
    ("apply", "`scanwright generate` writes the module; `terraform apply` applies it"),
    ("fmt", "what `scanwright generate` writes is formatted as `terraform fmt` does it"),
    ("test", "`scanwright simulate` proves that applies settle; the module has tests for `terraform test`"),
    ("show", "`scanwright explain` shows how a repository is scanned, `scanwright coverage` how all are"),
    ("state", "`scanwright import` reads a state; `scanwright migrate` moves a registry to the module"),
    ("destroy", "scanwright destroys nothing; `scanwright migrate` moves a registry to the module without a destroy"),
];

/// Answers a command of Terraform with those that were meant.
fn with_meant(mut error: clap::Error) -> clap::Error {
    let word = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word)) => word.clone(),
        _ => return error,
    };
    if let Some((_, meant)) = OF_TERRAFORM.iter().find(|(theirs, _)| *theirs == word) {
        error.remove(ContextKind::SuggestedSubcommand);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![(*meant).into()]));
    }
    error
}

/// Prints what clap has to say: help and version are done, all else is a usage error.
fn answer(error: &clap::Error, arguments: &[OsString]) -> ExitStatus {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let is_printed = error.print().is_ok_and(|()| std::io::stdout().flush().is_ok());
        return if is_printed { ExitStatus::Done } else { ExitStatus::Failed };
    }
    if value_of("--format", arguments).is_some_and(|format| format == "json") {
        let console = Console::new(Format::Json, ColorWhen::Never, false, false);
        console.error(error.to_string().trim_start_matches("error: ").lines().next().unwrap_or_default());
    }
    // Where standard error is closed nobody is left to be told.
    let _ = error.print();
    ExitStatus::Failed
}

/// The colours asked for, which clap needs before it has read the arguments.
fn asked_colors(arguments: &[OsString]) -> clap::ColorChoice {
    match value_of("--color", arguments) {
        Some("always") => clap::ColorChoice::Always,
        Some("never") => clap::ColorChoice::Never,
        _ => clap::ColorChoice::Auto,
    }
}

/// The value of an option in arguments that may not be valid.
fn value_of<'a>(option: &str, arguments: &'a [OsString]) -> Option<&'a str> {
    let texts = || arguments.iter().filter_map(|argument| argument.to_str());
    let joined = texts().find_map(|text| text.strip_prefix(option)?.strip_prefix('='));
    joined.or_else(|| texts().skip_while(|text| *text != option).nth(1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::describe().debug_assert();
    }
}
