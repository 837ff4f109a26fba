//! The AWS CLI that `.ci/tools aws` installs, imported once and forked for each call: its start takes 0.2 s of a processor,
//! most of what a call takes, and tests make some 150.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use super::project;
use super::tools::{self, write_program};
use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(a_call_is_what_the_program_itself_makes_of_it)
}

/// The process that runs it, until the tests end.
static KEEPER: Mutex<Option<Keeper>> = Mutex::new(None);

struct Keeper {
    process: Child,
    directory: TempDir,
}

/// The program `aws`, if it is installed.
pub fn aws(what: &str) -> Option<PathBuf> {
    tools::of_aws("aws", what)?;
    let python = tools::of_aws("python", what)?;
    let mut keeper = KEEPER.lock().unwrap_or_else(PoisonError::into_inner);
    let keeper = keeper.get_or_insert_with(|| Keeper::start(&python));
    Some(keeper.directory.path().join("aws"))
}

/// Ends what runs it; without that it ends after the tests have.
pub fn end() {
    KEEPER.lock().unwrap_or_else(PoisonError::into_inner).take();
}

impl Keeper {
    fn start(python: &Path) -> Self {
        let directory = TempDir::new().unwrap();
        let (socket, scripts) = (directory.path().join("socket"), project().join("tests/aws-cli"));
        let mut keeper = Command::new(python);
        keeper.arg(scripts.join("keeper.py")).arg(&socket).env_clear().env("LC_ALL", "C");
        let mut process = keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        assert_eq!(said, "ready\n", "{} does not run", scripts.join("keeper.py").display());
        let caller = std::fs::read_to_string(scripts.join("caller.py")).unwrap();
        write_program(&directory.path().join("aws"), &format!("#!{} -IS\n{caller}", python.display()));
        Self { process, directory }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn a_call_is_what_the_program_itself_makes_of_it() {
    let what = "calls of the AWS CLI";
    let (Some(itself), Some(aws)) = (tools::of_aws("aws", what), aws(what)) else { return };
    let skeleton = ["ecr", "describe-images", "--repository-name", "a", "--generate-cli-skeleton", "output"];
    for arguments in [&["--version"][..], &skeleton, &["ecr", "nothing"], &["ecr", "describe-images"]] {
        let ran = |program: &Path| {
            let mut command = Command::new(program);
            command.args(arguments).env_clear().env("LC_ALL", "C").env("HOME", "/nowhere").env("COLUMNS", "80");
            let run = command.env("AWS_DEFAULT_REGION", "eu-west-1").output().unwrap();
            (run.status.code(), [run.stdout, run.stderr].map(|bytes| String::from_utf8(bytes).unwrap()))
        };
        assert_eq!(ran(&aws), ran(&itself), "{arguments:?}");
    }
}
