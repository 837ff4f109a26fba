//! The files of an output directory at a git revision, asked of the `git` on the path.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{owned, unknown_baseline};
use crate::diagnostic::Findings;
use crate::paths::{absolute, relative};
use crate::policy::PolicyFile;

/// The files that may be generated ones, by their path within the output directory; none where the directory was not
/// there.
pub(super) fn files(revision: &str, policy: &PolicyFile, output: &Path) -> Result<BTreeMap<String, Vec<u8>>, Findings> {
    let directory = absolute(&policy.directory);
    let refused = |reason: &str| unknown_baseline::report(revision, reason);
    if revision.starts_with('-') {
        return Err(refused("a git revision does not start with `-`").into());
    }
    let commit = git(&directory, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]);
    let commit = commit.map_err(|reason| refused(&reason))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let inside = relative(&directory, &absolute(output));
    let listed = git(&directory, &["ls-tree", "-r", "-z", "--name-only", &commit, "--", &format!("{inside}/")]);
    let listed = listed.map_err(|reason| refused(&reason))?;
    let mut files = BTreeMap::new();
    for listed in String::from_utf8_lossy(&listed).split('\0').filter(|path| !path.is_empty()) {
        let Some(path) = listed.strip_prefix(&format!("{}/", inside.trim_start_matches("./"))) else { continue };
        if owned::is_possible(path) {
            let text = git(&directory, &["cat-file", "blob", &format!("{commit}:./{listed}")]);
            files.insert(path.to_owned(), text.map_err(|reason| refused(&reason))?);
        }
    }
    Ok(files)
}

pub(super) fn git(directory: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("--literal-pathspecs").arg("-C").arg(directory).args(arguments).stdin(Stdio::null());
    // A hook of git has these set for the repository it runs in, relative to where it runs.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    let output = command.output();
    let output = output.map_err(|error| format!("`git` can't be run: {}", crate::io::reason(&error)))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default().to_owned();
    Err(if said.is_empty() { "git does not find this revision".to_owned() } else { said })
}
