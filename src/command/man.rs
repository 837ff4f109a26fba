//! `scanwright man`: the manual pages, one of the program and one of each command.

use super::Console;
use crate::exit::ExitStatus;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # the page of scanwright
  scanwright man > scanwright.1
  # the page of one command
  scanwright man diff > scanwright-diff.1";

/// Print the manual page of scanwright or of a command, in roff
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ManArgs {
    /// A command such as diff, or filter match
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Prints the page of a command of the program.
pub(crate) fn man(args: &ManArgs, mut all: clap::Command, console: &Console) -> ExitStatus {
    all.build();
    let Some(command) = below(&all, &args.command) else {
        console.error(&format!("there is no command `{}`; `scanwright help` lists them all", args.command.join(" ")));
        return ExitStatus::Failed;
    };
    let mut page = Vec::new();
    if let Err(error) = clap_mangen::Man::new(command).render(&mut page) {
        console.error(&format!("the manual page can't be generated: {error}"));
        return ExitStatus::Failed;
    }
    console.raw(&page);
    ExitStatus::Done
}

/// The command that the words lead to; the program itself where there is none.
fn below(program: &clap::Command, words: &[String]) -> Option<clap::Command> {
    words.iter().try_fold(program, |command, word| command.find_subcommand(word)).cloned()
}
