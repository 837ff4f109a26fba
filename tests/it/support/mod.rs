//! What tests of the program share: a repository in a temporary directory, and the program run in it.
//!
//! Nothing of the surroundings reaches the program: the environment holds only `PATH`, `HOME` and `LC_ALL`, standard
//! input is empty, and the directory has a `.git` of its own, so that no policy above it is found.

pub mod aws_cli;
pub mod aws_service;
pub mod console;
pub mod expected;
pub mod module;
pub mod moto;
pub mod provider;
pub mod schemas;
pub mod scratch;
pub mod session;
pub mod terraform;
pub mod tools;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_scanwright");

/// Says once that something is skipped, and why; under `CI` that is a failure.
pub fn skip(what: &str, missing: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let is_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    assert!(!is_ci, "{what} can't be skipped under CI: {missing}");
    let message = format!("skipped: {what}: {missing}");
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(message.clone()) {
        eprintln!("{message}");
    }
}

/// Processor time of this thread, where Linux tells it: other tests and programs have no part in it, as they have in time.
pub fn time_spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse().ok());
    spent.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The directory of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// How a run ended, and what it said.
#[derive(Debug)]
pub struct Run {
    /// How it ended.
    pub status: ExitStatus,
    /// Standard output; of [`Directory::shell`] standard error as well, in the order in which it was written.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// A fresh git repository, removed when dropped.
#[derive(Debug)]
pub struct Directory {
    directory: TempDir,
}

impl Directory {
    /// An empty one.
    pub fn new() -> Self {
        let directory = TempDir::with_prefix("scanwright-").expect("the temporary directory can be made");
        std::fs::create_dir(directory.path().join(".git")).expect("a directory can be made in it");
        Self { directory }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Writes a file, and the directories above it.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        let parent = path.parent().expect("a file stands in a directory");
        std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&path, text)).expect("the file can be written");
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).expect("the file can be read")
    }

    /// Runs the program here.
    pub fn scanwright<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        let mut command = Command::new(PROGRAM);
        self.run(command.args(arguments))
    }

    /// Runs the program here as a user whom permissions stop: as somebody else where the tests run as root.
    pub fn as_nobody<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        use std::os::unix::fs::MetadataExt as _;
        use std::os::unix::process::CommandExt as _;
        let is_root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
        let copy = self.path().join(".git/scanwright");
        // By `cp`: a copy that this process has open for writing can't be run while a test beside it starts a process.
        let copied = Command::new("cp").args([PROGRAM.as_ref(), copy.as_os_str()]).status();
        assert!(copied.is_ok_and(|status| status.success()), "the program is copied to where everybody may run it");
        let mut command = Command::new(&copy);
        if is_root {
            command.uid(65534).gid(65534);
        }
        self.run(command.args(arguments))
    }

    /// Runs a line of `sh` here, with the program first on the path and both streams as one.
    pub fn shell(&self, line: &str) -> Run {
        let mut command = tools::command("sh");
        self.run(command.args(["-c", &format!("exec 2>&1\n{line}")]))
    }

    fn run(&self, command: &mut Command) -> Run {
        command.current_dir(self.path()).stdin(Stdio::null()).env_clear();
        command.env("PATH", search_path()).env("HOME", self.path()).env("LC_ALL", "C");
        let output = command.output().expect("the command can be started");
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Run { status: output.status, stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// The directory of the program, then the path that tests run with.
fn search_path() -> OsString {
    let own = Path::new(PROGRAM).parent().map(Path::to_owned);
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let directories: Vec<PathBuf> = own.into_iter().chain(std::env::split_paths(&inherited)).collect();
    std::env::join_paths(directories).expect("a path was split from a path")
}
