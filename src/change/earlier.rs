//! An earlier output: a directory, or what git has of one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::disk::{self, Beside, Found};
use super::revision::Revision;
use super::{moved, owned};
use crate::diagnostic::Findings;
use crate::policy::PolicyFile;
use crate::target::Target;
use crate::target::bundle::Bundle;

/// Earlier files to compare with.
pub(super) enum Earlier {
    /// Output in a directory.
    Directory(PathBuf),
    /// Files in hand, by their path within the output directory.
    Files(BTreeMap<String, Vec<u8>>),
}

impl Earlier {
    /// The output directory as it was at a git revision.
    pub(super) fn at_revision(revision: &Revision, file: &PolicyFile, output: &Path) -> Result<Self, Findings> {
        revision.files(file, output).map(Self::Files)
    }

    /// Returns the files of another directory, where the output directory has none at the revision because the module
    /// stood there; with that directory.
    pub(super) fn wherever_it_was(
        self,
        revision: &Revision,
        file: &PolicyFile,
        output: &Path,
        bundle: &Bundle,
    ) -> Result<(Self, Option<PathBuf>), Findings> {
        if !matches!(&self, Self::Files(files) if files.is_empty()) {
            return Ok((self, None));
        }
        let commit = revision.commit(&file.directory);
        let commit = commit.as_ref().as_ref().ok();
        let Some(directory) = commit.and_then(|commit| moved::earlier_directory(commit, file, output, bundle)) else {
            return Ok((self, None));
        };
        let files = revision.files(file, &directory)?;
        let is_there = !files.is_empty();
        Ok((Self::Files(files), is_there.then_some(directory)))
    }

    /// Reads the entry at a path at which this content is expected.
    pub(super) fn read(&self, path: &str, expected: &[u8]) -> Result<Found, Findings> {
        match self {
            Self::Directory(directory) => disk::read(&directory.join(path), expected),
            Self::Files(files) => Ok(match files.get(path) {
                None => Found::Nothing,
                Some(bytes) if bytes == expected => Found::Expected,
                Some(bytes) => Found::File(bytes.clone()),
            }),
        }
    }

    /// Finds the files beside the known ones.
    pub(super) fn beside(&self, target: &dyn Target, is_known: impl Fn(&str) -> bool) -> Result<Beside, Findings> {
        let files = match self {
            Self::Directory(directory) => return disk::beside(target, directory, is_known),
            Self::Files(files) => files.iter(),
        };
        let unknown = files.filter(|(path, _)| owned::is_possible(path) && !is_known(path));
        let candidates = unknown.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        Ok(Beside { candidates, ..Beside::default() })
    }
}
