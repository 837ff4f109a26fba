//! A git revision that modules are compared with, and the commit that it is in each repository.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::commit::Commit;
use super::git::GitError;
use super::unknown_baseline;
use crate::diagnostic::Findings;
use crate::paths::{absolute, real, repository_root};
use crate::policy::PolicyFile;

/// Revision by the name that the user gave. Copies share what git was asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Revision {
    pub(crate) name: String,
    commits: Arc<Mutex<BTreeMap<PathBuf, Found>>>,
}

/// Answer of git, which is the same for all policies of a repository.
type Found = Arc<Result<Commit, GitError>>;

impl PartialEq for Revision {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Revision {}

impl Revision {
    /// The revision of that name.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Returns the commit in the repository of a directory, for which git is asked once for each repository.
    pub(super) fn commit(&self, directory: &Path) -> Found {
        let root = repository_root(&real(directory)).to_owned();
        let mut commits = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(commits.entry(root).or_insert_with_key(|root| Arc::new(Commit::find(root, &self.name))))
    }

    /// Returns the files that may be generated ones, by their path within the output directory; none where the directory was
    /// not there.
    pub(super) fn files(&self, policy: &PolicyFile, output: &Path) -> Result<BTreeMap<String, Vec<u8>>, Findings> {
        if self.name.starts_with('-') {
            return Err(unknown_baseline::option(&self.name).into());
        }
        let directory = absolute(&policy.directory);
        let refused = |error: &GitError| unknown_baseline::failed(&self.name, &directory, error);
        let commit = self.commit(&directory);
        let commit = commit.as_ref().as_ref().map_err(refused)?;
        let Some(place) = commit.place(&directory, output) else { return Ok(BTreeMap::new()) };
        Ok(commit.files(&place).map_err(|error| refused(&error))?)
    }
}
