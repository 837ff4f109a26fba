//! Directories by a path that may not leave the repository.

use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::{HeldDirectory, Identity};

/// Number of times that a directory is made which others remove meanwhile.
const ATTEMPTS: usize = 8;

/// Fate of directories on a path that are not there.
#[derive(Debug)]
pub(crate) enum Missing<'p> {
    /// They are an error.
    Refused,
    /// They are made, and their paths added to these.
    Made(&'p mut Vec<PathBuf>),
}

/// The error of a directory that is not where its path says.
pub(crate) fn leaves() -> Error {
    Error::other("a link on the path leads out of the repository")
}

impl HeldDirectory {
    /// Opens the directory at a path from this one, and one below it. It must lie in or below the root, where one is given.
    /// Links on the path are followed as far as there is something; below it none is.
    pub(crate) fn open_within(
        &self,
        (path, below): (&Path, &Path),
        root: Option<&Identity>,
        missing: &mut Missing<'_>,
    ) -> Result<Self, Error> {
        let mut last = Error::from(ErrorKind::NotFound);
        for _ in 0..ATTEMPTS {
            let (existing, rest, directory) = self.open_existing(path)?;
            if root.is_some_and(|root| !directory.is_beneath(root)) {
                return Err(leaves());
            }
            match directory.descend(existing, &rest.join(below), missing) {
                Err(error) if error.kind() == ErrorKind::NotFound && matches!(missing, Missing::Made(_)) => {
                    last = error
                }
                opened => return opened,
            }
        }
        Err(last)
    }

    /// Opens as much of a path as there is; with that part and the rest.
    fn open_existing(&self, path: &Path) -> Result<(PathBuf, PathBuf, Self), Error> {
        let components: Vec<Component<'_>> = path.components().collect();
        for there in (0..=components.len()).rev() {
            let (existing, rest) = components.split_at(there);
            let existing: PathBuf = existing.iter().collect();
            match self.open(&existing) {
                Err(error) if error.kind() == ErrorKind::NotFound && there > 0 => {}
                opened => return Ok((existing, rest.iter().collect(), opened?)),
            }
        }
        Err(ErrorKind::NotFound.into())
    }

    /// Opens a directory below this one, which has the path `at`, by names that are no links.
    fn descend(self, mut at: PathBuf, below: &Path, missing: &mut Missing<'_>) -> Result<Self, Error> {
        let mut directory = self;
        for component in below.components() {
            let Component::Normal(name) = component else { return Err(ErrorKind::NotFound.into()) };
            at.push(name);
            if let Missing::Made(made) = missing
                && directory.make_directory(name)?
            {
                made.push(at.clone());
            }
            directory = directory.open_child(name)?;
        }
        Ok(directory)
    }
}
