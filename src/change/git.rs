//! Questions to the `git` on the path, and the reasons why it does not answer.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::process::Command;

/// Reason why git does not answer.
#[derive(Debug)]
pub(super) enum GitError {
    /// It could not be started, or gave no answer.
    NotRun(Error),
    /// It ended with an error, and said this.
    Said(String),
}

impl GitError {
    /// Returns the reason in one line; `otherwise` where git says none.
    pub(super) fn reason(&self, otherwise: &str) -> String {
        match self {
            Self::NotRun(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::Other) => {
                format!("`git` does not answer: {}", crate::io::reason(error))
            }
            Self::NotRun(error) => format!("`git` can't be run: {}", crate::io::reason(error)),
            Self::Said(said) => said.lines().next().unwrap_or(otherwise).to_owned(),
        }
    }
}

/// Runs git in a directory; paths are taken literally.
pub(super) fn git(directory: &Path, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    run(crate::git::command(directory).arg("--literal-pathspecs"), arguments)
}

/// Runs git in a directory with paths that are patterns.
pub(super) fn glob(directory: &Path, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    run(&mut crate::git::command(directory), arguments)
}

fn run(command: &mut Command, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    command.args(arguments);
    // What git says is told from its English words.
    let output = crate::git::output(command.env("LC_ALL", "C")).map_err(GitError::NotRun)?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(GitError::Said(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}

/// The same as text, of which bytes that are not UTF-8 are replaced.
pub(super) fn text(directory: &Path, arguments: &[&str]) -> Result<String, GitError> {
    git(directory, arguments).map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// Returns the commit that a revision names.
pub(super) fn commit(directory: &Path, revision: &str) -> Result<String, GitError> {
    let commit = format!("{revision}^{{commit}}");
    text(directory, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
}
