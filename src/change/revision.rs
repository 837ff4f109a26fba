//! The files of an output directory at a git revision, asked of the `git` on the path.

use std::collections::BTreeMap;
use std::path::Path;

use super::git::{self, GitError, git};
use super::{owned, unknown_baseline};
use crate::diagnostic::Findings;
use crate::paths::{absolute, relative};
use crate::policy::PolicyFile;

/// The files that may be generated ones, by their path within the output directory; none where the directory was not
/// there.
pub(super) fn files(revision: &str, policy: &PolicyFile, output: &Path) -> Result<BTreeMap<String, Vec<u8>>, Findings> {
    let directory = absolute(&policy.directory);
    let refused = |error: &GitError| unknown_baseline::failed(revision, &directory, error);
    if revision.starts_with('-') {
        return Err(unknown_baseline::option(revision).into());
    }
    let commit = git::commit(&directory, revision).map_err(|error| refused(&error))?;
    let inside = relative(&directory, &absolute(output));
    let listed = git(&directory, &["ls-tree", "-r", "-z", "--name-only", &commit, "--", &format!("{inside}/")]);
    let listed = listed.map_err(|error| refused(&error))?;
    let mut files = BTreeMap::new();
    for listed in String::from_utf8_lossy(&listed).split('\0').filter(|path| !path.is_empty()) {
        let Some(path) = listed.strip_prefix(&format!("{}/", inside.trim_start_matches("./"))) else { continue };
        if owned::is_possible(path) {
            let text = git(&directory, &["cat-file", "blob", &format!("{commit}:./{listed}")]);
            files.insert(path.to_owned(), text.map_err(|error| refused(&error))?);
        }
    }
    Ok(files)
}

/// The name of a file at a commit, by its path from the directory in which git runs.
pub(super) fn object(commit: &str, path: &str) -> String {
    let sign = if path.starts_with("../") { "" } else { "./" };
    format!("{commit}:{sign}{path}")
}
