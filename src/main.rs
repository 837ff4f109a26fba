//! The `scanwright` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| fail(&panic.to_string())));
    scanwright::cli::run(std::env::args_os()).into()
}

/// Ends the process as one that could not do its work: a panic's own exit status would be none of the contract's.
#[expect(
    clippy::exit,
    clippy::print_stderr,
    reason = "a panic is a bug; the contract's exit status is all that is left to give"
)]
fn fail(panic: &str) {
    eprintln!("scanwright has a bug, please report it with the policy: {panic}");
    std::process::exit(1);
}
