//! `scanwright completions`: completion scripts for shells.

use super::Console;
use crate::exit::ExitStatus;

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the script.
pub fn completions(args: &CompletionsArgs, console: &Console) -> ExitStatus {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::cli::describe(), "scanwright", &mut script);
    console.raw(&script);
    ExitStatus::Done
}
