//! A repository with a base commit and a head, made by the scripts of a case.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::PROGRAM;
use crate::support::tools::{self, search_path};

/// What a commit must be the same with on every run.
const IDENTITY: [(&str, &str); 6] = [
    ("GIT_AUTHOR_NAME", "a"),
    ("GIT_AUTHOR_EMAIL", "a@example.com"),
    ("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z"),
    ("GIT_COMMITTER_NAME", "a"),
    ("GIT_COMMITTER_EMAIL", "a@example.com"),
    ("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z"),
];

/// The directory of it all, removed when dropped: `origin`, the repository; `work`, what CI checked out; `temp`, the
/// runner's.
pub struct Repository {
    directory: TempDir,
}

impl Repository {
    /// A fresh one, without a commit.
    pub fn new() -> Self {
        let directory = TempDir::with_prefix("scanwright-").unwrap();
        for name in ["origin", "temp", "home"] {
            std::fs::create_dir(directory.path().join(name)).unwrap();
        }
        let repository = Self { directory };
        repository.git("origin", &["init", "-q", "-b", "main"]);
        repository
    }

    /// A directory of it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Runs a script in the repository, and commits what is then there; gives the commit.
    pub fn commit(&self, script: &Path) -> String {
        let mut shell = self.command("bash", "origin");
        let run = shell.args(["-eu", "--"]).arg(script).output().unwrap();
        assert!(run.status.success(), "{}: {}", script.display(), String::from_utf8_lossy(&run.stderr));
        self.git("origin", &["add", "--all"]);
        self.git("origin", &["commit", "-q", "--allow-empty", "-m", "a step"]);
        self.git("origin", &["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// Lets the base branch go on by what a script does, and merges the head into it; gives the commit before the merge.
    pub fn merge(&self, base: &str, script: &Path) -> String {
        let head = self.git("origin", &["rev-parse", "HEAD"]);
        self.git("origin", &["checkout", "-q", "--detach", base]);
        let main = self.commit(script);
        self.git("origin", &["merge", "-q", "--no-ff", "-m", "a merge", head.trim()]);
        main
    }

    /// Checks out the head as CI does, from a server that gives whatever is asked for.
    pub fn check_out(&self, is_shallow: bool) {
        let work = self.path("work");
        if work.exists() {
            std::fs::remove_dir_all(&work).unwrap();
        }
        let origin = format!("file://{}", self.path("origin").display());
        let depth: &[&str] = if is_shallow { &["--depth=1"] } else { &[] };
        self.git("", &[&["clone", "-q"], depth, &[origin.as_str(), "work"]].concat());
    }

    /// Runs git.
    pub fn git(&self, directory: &str, arguments: &[&str]) -> String {
        let run = self.command("git", directory).args(arguments).output().unwrap();
        assert!(run.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    }

    /// A command in a directory of it, with nothing of the surroundings but `PATH`.
    pub fn command(&self, program: &str, directory: &str) -> Command {
        let mut command = tools::command(program);
        let own = Path::new(PROGRAM).parent().unwrap();
        command.current_dir(self.path(directory)).stdin(std::process::Stdio::null()).env_clear();
        command.env("PATH", search_path(own)).env("HOME", self.path("home")).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("LC_ALL", "C.UTF-8").envs(IDENTITY);
        command
    }
}
