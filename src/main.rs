//! The `scanwright` command.

use std::process::ExitCode;
use std::thread;

use scanwright::cli::{self, STACK};
use scanwright::exit::ExitStatus;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| fail(&panic.to_string())));
    if is_deep() {
        return run().into();
    }
    // Where no thread can be started, the stack that there is has to do.
    match thread::Builder::new().stack_size(STACK).spawn(run) {
        Ok(thread) => thread.join().map_or(ExitCode::FAILURE, ExitCode::from),
        Err(_) => run().into(),
    }
}

/// Tells whether the stack of the first thread is deep enough; who starts the program may have limited it.
#[cfg(unix)]
fn is_deep() -> bool {
    use rustix::process::{Resource, getrlimit};
    getrlimit(Resource::Stack).current.is_none_or(|limit| usize::try_from(limit).is_ok_and(|limit| limit >= STACK))
}

#[cfg(not(unix))]
fn is_deep() -> bool {
    false
}

fn run() -> ExitStatus {
    cli::run(std::env::args_os())
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
