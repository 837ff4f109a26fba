//! An earlier output: a directory, or what git has of one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::disk::{self, Beside, Found};
use super::{owned, revision};
use crate::diagnostic::Findings;
use crate::policy::PolicyFile;
use crate::target::Target;

/// Earlier files to compare with.
pub(super) enum Earlier {
    /// Output in a directory.
    Directory(PathBuf),
    /// Files in hand, by their path within the output directory.
    Files(BTreeMap<String, Vec<u8>>),
}

impl Earlier {
    /// The output directory as it was at a git revision.
    pub(super) fn at_revision(revision: &str, file: &PolicyFile, output: &Path) -> Result<Self, Findings> {
        revision::files(revision, file, output).map(Self::Files)
    }

    /// Reads the entry at a path at which a text of that many bytes is expected.
    pub(super) fn read(&self, path: &str, expected: usize) -> Result<Found, Findings> {
        match self {
            Self::Directory(directory) => disk::read(&directory.join(path), expected),
            Self::Files(files) => Ok(files.get(path).map_or(Found::Nothing, |bytes| Found::File(bytes.clone()))),
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
