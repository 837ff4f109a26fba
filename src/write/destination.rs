//! [`Destination`]: a directory that is written to.

use std::ffi::OsStr;
use std::io::Error;
use std::path::{Path, PathBuf};

use crate::change::Change;
use crate::held::{HeldDirectory, Identity, Missing, leaves};
use crate::paths::{absolute, tidy};

/// Way to a directory.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// Path from the current directory, on which links count as long as they stay below the root.
    path: PathBuf,
    /// Path below that, on which there may be no link.
    below: PathBuf,
    /// The directory that may not be left. None where the command line names a place elsewhere.
    root: Option<Identity>,
    /// A directory of the root's repository.
    inside: PathBuf,
}

/// Directory that is written to.
#[derive(Debug)]
pub(super) struct Destination {
    way: Way,
    identity: Identity,
    held: Option<HeldDirectory>,
}

impl Way {
    /// The way to a directory of a module; to the module's own where `below` is empty.
    pub(super) fn of_output(change: &Change, below: &Path) -> Self {
        let (path, inside) = (change.output().to_owned(), change.policy().directory.clone());
        Self { path, below: below.to_owned(), root: change.root().cloned(), inside }
    }

    /// The way to a directory that the command line names. One that lies in the repository of the current directory by its
    /// text has to lie there.
    pub(super) fn named(directory: &Path) -> Result<Self, Error> {
        let (root, up) = HeldDirectory::start(Path::new(""))?.repository()?;
        let is_inside = absolute(directory).starts_with(tidy(&absolute(Path::new("")).join(up)));
        let root = is_inside.then_some(root);
        Ok(Self { path: directory.to_owned(), below: PathBuf::new(), root, inside: PathBuf::new() })
    }

    /// The directory has to lie in the repository.
    pub(super) fn is_bound(&self) -> bool {
        self.root.is_some()
    }

    /// Opens the directory that it leads to.
    pub(super) fn open(&self, missing: &mut Missing<'_>) -> Result<HeldDirectory, Error> {
        let start = HeldDirectory::start(Path::new(""))?;
        start.open_within((&self.path, &self.below), self.root.as_ref(), missing)
    }

    /// Opens the root, to take a lock on; where there is none the directory itself.
    pub(super) fn open_root(&self) -> Result<HeldDirectory, Error> {
        if self.root.is_none() {
            return self.open(&mut Missing::Refused);
        }
        let inside = HeldDirectory::start(&self.inside)?;
        let (root, up) = inside.repository()?;
        if Some(&root) == self.root.as_ref() { inside.open(&up) } else { Err(leaves()) }
    }

    /// Removes a directory that was made on the way, if nothing is in it.
    pub(super) fn remove_made(&self, made: &Path) {
        let parent =
            Self { path: made.parent().unwrap_or(Path::new("")).to_owned(), below: PathBuf::new(), ..self.clone() };
        if let Ok(parent) = parent.open(&mut Missing::Refused) {
            let _ = parent.remove_directory(made.file_name().unwrap_or(OsStr::new("")));
        }
    }

    /// Tells whether another way leads to the same directory by the same words.
    pub(super) fn is(&self, other: &Self) -> bool {
        (&self.path, &self.below) == (&other.path, &other.below)
    }
}

impl Destination {
    /// Opens a directory, and those above it where they are missing and may be made.
    pub(super) fn open(way: Way, missing: &mut Missing<'_>) -> Result<Self, Error> {
        let held = way.open(missing)?;
        Ok(Self { identity: held.identity()?, held: Some(held), way })
    }

    pub(super) fn way(&self) -> &Way {
        &self.way
    }

    /// Does something in the directory.
    pub(super) fn within<T>(&self, act: impl FnOnce(&HeldDirectory) -> Result<T, Error>) -> Result<T, Error> {
        match &self.held {
            Some(held) => act(held),
            None => act(&self.opened_anew()?),
        }
    }

    /// Holds the directory again, if it was closed.
    pub(super) fn hold(&mut self) -> Result<(), Error> {
        if self.held.is_none() {
            self.held = Some(self.opened_anew()?);
        }
        Ok(())
    }

    /// Opens the directory anew, which must be the same one.
    fn opened_anew(&self) -> Result<HeldDirectory, Error> {
        let opened = self.way.open(&mut Missing::Refused)?;
        if opened.identity()? == self.identity {
            Ok(opened)
        } else {
            Err(Error::other("the directory was replaced by another one meanwhile"))
        }
    }

    /// Closes the directory until something is done in it again.
    pub(super) fn release(&mut self) {
        self.held = None;
    }
}
