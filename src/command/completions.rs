//! `scanwright completions`: completion scripts for shells.

use super::Console;
use crate::exit::ExitStatus;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # for bash; add this line to ~/.bashrc
  source <(scanwright completions bash)
  # for fish, permanently
  scanwright completions fish > scanwright.fish";

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the script for the program.
pub(crate) fn completions(args: &CompletionsArgs, mut program: clap::Command, console: &Console) -> ExitStatus {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "scanwright", &mut script);
    console.raw(&script);
    ExitStatus::Done
}
