//! Modules and policies of a revision that are no longer there: a comparison speaks of the policies that there are, and
//! would pass over one that was removed, and over a module that was removed or moved.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::change::Change;
use super::commit::Commit;
use super::git::git;
use super::modules::MAX_README;
use super::revision::Revision;
use crate::paths::{slashed, tidy};
use crate::policy::PolicyFile;
use crate::reading;
use crate::target::stamp::{Origin, README, origin};

/// The directories of modules and the paths of policies that are no longer there.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Gone {
    pub(crate) modules: Vec<String>,
    pub(crate) policies: Vec<String>,
}

impl Gone {
    /// True where nothing is gone.
    pub(crate) fn is_empty(&self) -> bool {
        self.modules.is_empty() && self.policies.is_empty()
    }

    /// The same without the modules that stand in another directory now, nor the policies that moved with them.
    pub(crate) fn without_moved<'c>(mut self, changes: impl Iterator<Item = &'c Change>) -> Self {
        let moved: Vec<&Path> = changes.filter_map(Change::moved_from).collect();
        self.modules.retain(|module| !moved.contains(&Path::new(module)));
        self.policies.retain(|policy| {
            let from = Path::new(policy).parent().unwrap_or(Path::new(""));
            !moved.iter().any(|module| module.starts_with(from))
        });
        self
    }

    /// Those since a revision below some directories. Where git can't tell there are none: that the revision can't be
    /// read is said by the comparison.
    pub(crate) fn since(revision: &Revision, directories: &[PathBuf]) -> Self {
        removed(revision, directories).unwrap_or_default()
    }
}

fn removed(revision: &Revision, directories: &[PathBuf]) -> Option<Gone> {
    let here = Path::new(".");
    let told = |arguments: &[&str]| Some(String::from_utf8_lossy(&git(here, arguments).ok()?).into_owned());
    let found = revision.commit(here);
    let commit = found.as_ref().as_ref().ok()?;
    let up = told(&["rev-parse", "--show-cdup"])?;
    let directories: Vec<String> = directories.iter().map(|directory| slashed(&tidy(directory))).collect();
    let mut asked =
        vec!["diff", "--name-only", "--no-renames", "--no-ext-diff", "--diff-filter=D", "-z", &commit.id, "--"];
    asked.extend(directories.iter().map(String::as_str));
    let mut gone = Gone::default();
    for path in told(&asked)?.split('\0').filter(|path| !path.is_empty()) {
        let shown = tidy(&Path::new(up.trim()).join(path));
        let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if shown.exists() {
            continue;
        }
        if name == PolicyFile::DEFAULT_NAME {
            gone.policies.push(slashed(&shown));
        }
        let directory = shown.parent().filter(|directory| *directory != Path::new("")).unwrap_or(here);
        if name == README && is_generated(commit, path) && !holds_generated(directory) {
            gone.modules.push(slashed(directory));
        }
    }
    Some(gone)
}

/// True for a file that scanwright had generated: whatever the target, a module has a README.
fn is_generated(commit: &Commit, path: &str) -> bool {
    commit.file(Path::new(path)).is_ok_and(|text| text.is_some_and(|text| origin(&text) != Origin::Foreign))
}

/// True where files that scanwright generated are left.
fn holds_generated(directory: &Path) -> bool {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut texts = files.filter_map(|entry| reading::found(&entry.path(), MAX_README).ok());
    texts.any(|text| origin(&text) != Origin::Foreign)
}
