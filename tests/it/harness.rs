//! Makes tests of functions, and of the cases that lie as folders or files in the folder of their kind.
//!
//! A module of tests has a function `tests`, which lists them; a test that is in no list is dead code, which is an error.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

/// Tests, in the order of their list.
pub(crate) struct Tests(Vec<Trial>);

/// The tests that are these functions, each named by its module and itself.
macro_rules! functions {
    ($($function:ident),+ $(,)?) => {
        $crate::harness::Tests::of(module_path!(), vec![$((stringify!($function), $function as fn())),+])
    };
}
pub(crate) use functions;

impl Tests {
    pub(crate) fn of(module: &str, functions: Vec<(&str, fn())>) -> Self {
        let module = module.split_once("::").map_or(module, |(_, below)| below);
        let test = |(name, function): (&str, fn())| test(format!("{module}::{name}"), function);
        Self(functions.into_iter().map(test).collect())
    }

    /// These and those.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

/// Runs what the command line selects, in threads of its own, and prints as `cargo test` does.
pub(crate) fn run(modules: Vec<Tests>) -> ExitCode {
    let tests: Vec<Trial> = modules.into_iter().flat_map(|tests| tests.0).collect();
    panic::set_hook(Box::new(|panic| SAID.with(|said| said.borrow_mut().push(panic.to_string()))));
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}

thread_local! {
    /// The panics of the test that runs in this thread, each with its place: shown below its name, if it fails.
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn test(name: String, function: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        let ended = panic::catch_unwind(AssertUnwindSafe(function));
        let said = SAID.take();
        ended.map_err(|_| Failed::from(said.last().cloned().unwrap_or_default()))
    })
}
