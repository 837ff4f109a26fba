//! Makes tests of functions, and of the cases that lie as directories or files in the directory of their kind.
//!
//! A module of tests has a function `tests`, which lists them; a test that is in no list is dead code, which is an error.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};

use crate::support::module::{entries, files, name_of};
use crate::support::terraform::end_providers;
use crate::support::{aws_cli, project, scratch};

/// Beginnings of the names of tests that take longest, which start first so that nothing is waited for in the end: those
/// that need terraform, then those of more than a second.
const LONG: &[&str] = &[
    "rehearse::accounts-of-providers",
    "rehearse::every-provider-setting",
    "rehearse::enhanced-beside-ec2",
    "rehearse::write-up",
    "rehearse::",
    "adopt::",
    "terraform::",
    "alerts::",
    "regions::",
    "page::",
    "against::a_git_that_does_not_end",
    "cost_inputs::",
    "cost_laws::",
    "formats::",
    "unknown_values::",
    "hostile_input::",
    "rehearsal::",
    "questions::a_million",
    "import_law::",
    "wildcard_limits::",
    "settling_properties::",
    "ci::",
    "fleets::",
    "help::",
    "interrupted::",
    "scarce::",
];

/// Tests, in the order of their list.
#[derive(Default)]
pub(crate) struct Tests(Vec<Trial>);

/// Tests that are these functions, each named by its module and itself.
macro_rules! functions {
    ($($function:ident),+ $(,)?) => {
        $crate::harness::Tests::of(module_path!(), vec![$((stringify!($function), $function as fn())),+])
    };
}
pub(crate) use functions;

/// A test of every case, named by the kind and the case.
pub(crate) fn cases(kind: &str, cases: Vec<PathBuf>, check: fn(&Path)) -> Tests {
    let test = |case: PathBuf| test(format!("{kind}::{}", case_name(&case)), move || check(&case));
    Tests(cases.into_iter().map(test).collect())
}

/// The cases of a kind: the directories and files of a directory of the project, sorted. Fewer than there were at some
/// time mean that some are lost.
pub(crate) fn cases_of(directory: &str, at_least: usize) -> Vec<PathBuf> {
    let cases = entries(&project().join(directory));
    assert!(cases.len() >= at_least, "{directory} has only {} cases", cases.len());
    cases
}

/// A test of every value, for cases that are no directory or file.
pub(crate) fn values<V: Send + 'static>(kind: &str, values: Vec<(String, V)>, check: fn(V)) -> Tests {
    let test = |(name, value): (String, V)| test(format!("{kind}::{name}"), move || check(value));
    Tests(values.into_iter().map(test).collect())
}

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

/// Runs the tests that the command line selects, several at a time, and prints as `cargo test` does.
pub(crate) fn run(modules: Vec<Tests>) -> ExitCode {
    let mut tests: Vec<Trial> = modules.into_iter().flat_map(|tests| tests.0).collect();
    tests.sort_by_key(|test| LONG.iter().position(|long| test.name().starts_with(long)).unwrap_or(LONG.len()));
    let names: BTreeSet<&str> = tests.iter().map(Trial::name).collect();
    assert_eq!(names.len(), tests.len(), "two tests have the same name");
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| keep(panic, &*usual)));
    scratch::choose();
    let mut arguments = Arguments::from_args();
    // A test mostly waits for a process that it started.
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    arguments.test_threads.get_or_insert(2 * cores);
    let conclusion = libtest_mimic::run(&arguments, tests);
    end_providers();
    aws_cli::end();
    conclusion.exit_code()
}

thread_local! {
    /// The last panic of the test that runs in this thread, with its place.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps a test's panic, which is shown below the test's name; tells any other, and with a backtrace where one is asked for.
fn keep(panic: &PanicHookInfo<'_>, usual: &(dyn Fn(&PanicHookInfo<'_>) + Send + Sync)) {
    let is_kept = SAID.with_borrow_mut(|said| said.as_mut().map(|said| *said = panic.to_string()).is_some());
    if !is_kept || std::env::var_os("RUST_BACKTRACE").is_some() {
        usual(panic);
    }
}

fn test(name: String, function: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name.clone(), move || {
        SAID.set(Some(String::new()));
        let began = Instant::now();
        let ended = panic::catch_unwind(AssertUnwindSafe(function));
        note_time(&name, began.elapsed());
        let said = SAID.take().unwrap_or_default();
        ended.map_err(|_| Failed::from(said))
    })
}

/// Adds the seconds that a test took, its wait for terraform included, to the file that `SCANWRIGHT_TEST_TIMES` names.
fn note_time(name: &str, took: Duration) {
    let Some(file) = std::env::var_os("SCANWRIGHT_TEST_TIMES") else { return };
    let file = fs::OpenOptions::new().append(true).create(true).open(file);
    file.and_then(|mut file| file.write_all(format!("{:8.2} {name}\n", took.as_secs_f64()).as_bytes())).unwrap();
}

/// The name of a case: the file's or the directory's, without the ending that all of its kind have.
fn case_name(case: &Path) -> &str {
    let name = name_of(case);
    [".toml", ".tf", ".md"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(every_file_is_a_module)
}

fn every_file_is_a_module() {
    let directory = project().join("tests/it");
    for name in files(&directory).into_keys().filter(|name| name != "main.rs") {
        let module = name.trim_end_matches(".rs").trim_end_matches("/mod");
        let (parent, module) = module.rsplit_once('/').unwrap_or(("main", module));
        let parents = [format!("{parent}.rs"), format!("{parent}/mod.rs")].map(|file| directory.join(file));
        let text: String = parents.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
        let is_declared = text.lines().any(|line| line.ends_with(&format!("mod {module};")));
        assert!(is_declared, "tests/it/{name} is no module, so that nothing of it runs");
    }
}
