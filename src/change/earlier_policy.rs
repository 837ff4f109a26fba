//! [`EarlierPolicy`]: what a policy said at a revision of what no generated file holds.

use std::io::{Error, ErrorKind, Result as IoResult};
use std::path::{Path, PathBuf};

use super::commit::Commit;
use super::revision::Revision;
use crate::paths::absolute;
use crate::policy::load::{BaseReader, Bases, Text, load_with};
use crate::policy::{Document, Policy, PolicyFile};

/// The policy of the same path at a revision.
pub(super) enum EarlierPolicy {
    /// There was none.
    Absent,
    /// It said this.
    Said(Box<Document>),
}

/// Files of a commit, by their paths as a policy of that directory names them.
struct AtCommit<'c> {
    commit: &'c Commit,
    directory: PathBuf,
}

impl BaseReader for AtCommit<'_> {
    fn place(&self, path: &Path) -> IoResult<PathBuf> {
        self.commit.place(&self.directory, path).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn read(&self, place: &Path) -> IoResult<Vec<u8>> {
        self.commit.file(place).ok().flatten().ok_or_else(|| Error::from(ErrorKind::NotFound))
    }
}

/// Returns a policy of those bytes, with the files that it extends as they were at the commit.
pub(super) fn policy_at(commit: &Commit, file: &PolicyFile, bytes: Vec<u8>) -> Option<Policy> {
    let reader = AtCommit { commit, directory: absolute(&file.directory) };
    let name = file.source.name().to_owned();
    let text = Text { name, file_name: file.file_name.clone(), directory: file.directory.clone(), bytes };
    load_with(text, &Bases::read_by(&reader, commit.bases.clone())).ok()
}

/// Returns the policy as it was; nothing where that can't be told, or it is read from standard input.
pub(super) fn earlier_policy(revision: &Revision, file: &PolicyFile) -> Option<EarlierPolicy> {
    if file.file_name == "-" {
        return None;
    }
    let directory = absolute(&file.directory);
    let commit = revision.commit(&directory);
    let commit = commit.as_ref().as_ref().ok()?;
    let place = commit.place(&directory, &file.directory.join(&file.file_name))?;
    let Some(bytes) = commit.file(&place).ok()? else { return Some(EarlierPolicy::Absent) };
    Some(EarlierPolicy::Said(Box::new(policy_at(commit, file, bytes)?.document)))
}
