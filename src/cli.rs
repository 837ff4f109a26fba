//! The command line: what can be asked, and which command answers.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::command::{ColorWhen, Console, Format};
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
#[command(name = "scanwright", version, after_help = EXIT_STATUS, after_long_help = EXAMPLES, propagate_version = false, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

/// Arguments of every command.
#[derive(Debug, clap::Args)]
struct Shared {
    /// The output format; some commands support only some of these
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

impl Command {
    /// The formats that it has beside those of all commands.
    fn own_formats(&self) -> &'static [Format] {
        match self {
            Self::Check(_) | Self::Lint(_) => Format::OF_FINDINGS,
            Self::Diff(_) | Self::Generate(_) => diff::OWN_FORMATS,
            Self::Review(_) => review::OWN_FORMATS,
            Self::Gate(_) => gate::OWN_FORMATS,
            Self::Simulate(_) => simulate::OWN_FORMATS,
            _ => &[],
        }
    }

    /// Returns the refusal of a format that it does not have.
    fn refusal(&self, format: Format) -> Option<String> {
        let formats: Vec<Format> = Format::OF_ALL.iter().chain(self.own_formats()).copied().collect();
        let words: Vec<&str> = formats.iter().map(|format| format.as_str()).collect();
        (!formats.contains(&format)).then(|| {
            format!("this command does not support the format `{}`; it supports {}", format.as_str(), words.join(", "))
        })
    }
}

/// Runs the command that the arguments ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match parse(Cli::command(), &arguments) {
        Ok(cli) => cli,
        Err(_) => match parse(describe(), &arguments) {
            Ok(cli) => cli,
            Err(error) => return answer(&error, &arguments),
        },
    };
    let shared = &cli.shared;
    let console = |format| Console::new(format, shared.color, shared.quiet, shared.verbose);
    if let Some(refusal) = cli.command.refusal(shared.format) {
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

/// Parses the arguments. A command that is not asked for is described only where help or a usage error needs it, which
/// [`describe`] does: describing all of them costs more than most runs.
fn parse(command: clap::Command, arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let command = command.color(asked_colors(arguments));
    command.try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches))
}

/// Returns the whole command line as clap describes it, for help, usage errors, completions and the manual.
///
/// The exit statuses are the same for every command, and stand in the help of each; in the long one below the examples.
pub fn describe() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    with_exit_status(command)
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
