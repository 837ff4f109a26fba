//! git, as the program on the path answers it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::paths;

/// Returns a git that is run in a directory and reads nothing.
pub(crate) fn command(directory: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).stdin(Stdio::null());
    // A hook of git has these set for the repository it runs in, relative to where it runs.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command
}

/// Finds the files and directories below a directory that git ignores; of a directory that is ignored, not what is in it.
/// None where there is no git or no repository, and none where the directory itself is ignored: then it is meant.
pub(crate) fn ignored_below(directory: &Path) -> BTreeSet<PathBuf> {
    let has_repository = paths::repository_root(&paths::absolute(directory)).join(".git").exists();
    let listed = has_repository.then(|| listed(directory)).flatten().unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let ignored: BTreeSet<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    if ignored.contains("./") {
        return BTreeSet::new();
    }
    ignored.into_iter().map(|path| directory.join(path.trim_end_matches('/'))).collect()
}

fn listed(directory: &Path) -> Option<Vec<u8>> {
    let arguments = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"];
    let output = command(directory).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}
