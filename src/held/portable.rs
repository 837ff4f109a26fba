//! Directories by their real path, where the system lends no descriptors of them: a swap within a call is not seen.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::Kind;

/// Directory by its path without links.
#[derive(Debug)]
pub(crate) struct HeldDirectory(PathBuf);

/// Path without links: what a directory is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Identity(PathBuf);

impl HeldDirectory {
    /// Finds a directory as a start of paths, through links; the empty path is the current one.
    pub(crate) fn start(path: &Path) -> Result<Self, Error> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let real = path.canonicalize()?;
        if real.is_dir() { Ok(Self(real)) } else { Err(ErrorKind::NotADirectory.into()) }
    }

    /// Finds a directory by its path from this one, through links.
    pub(crate) fn open(&self, path: &Path) -> Result<Self, Error> {
        Self::start(&self.0.join(path))
    }

    /// Finds the directory of a bare name in this one; a link is refused.
    pub(crate) fn open_child(&self, name: &OsStr) -> Result<Self, Error> {
        let path = self.0.join(name);
        if fs::symlink_metadata(&path)?.is_dir() { Ok(Self(path)) } else { Err(ErrorKind::NotADirectory.into()) }
    }

    pub(crate) fn identity(&self) -> Result<Identity, Error> {
        Ok(Identity(self.0.clone()))
    }

    /// Returns the nearest directory with a `.git` from this one upwards, or this one itself, and the way up to it.
    pub(crate) fn repository(&self) -> Result<(Identity, PathBuf), Error> {
        let root = crate::paths::repository_root(&self.0);
        let up = self.0.components().skip(root.components().count()).map(|_| "..").collect();
        Ok((Identity(root.to_owned()), up))
    }

    /// Tells whether this directory is another one or lies in or below it.
    pub(crate) fn is_beneath(&self, root: &Identity) -> bool {
        self.0.starts_with(&root.0)
    }

    /// Makes a directory in this one; false where there is something of that name.
    pub(crate) fn make_directory(&self, name: &OsStr) -> Result<bool, Error> {
        match fs::create_dir(self.0.join(name)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            made => made.map(|()| true),
        }
    }

    /// Makes a new file in this directory.
    pub(crate) fn create(&self, name: &OsStr) -> Result<File, Error> {
        OpenOptions::new().write(true).create_new(true).open(self.0.join(name))
    }

    /// Opens a regular file for reading; a link, a device or a pipe is an error.
    pub(crate) fn open_file(&self, name: &OsStr) -> Result<File, Error> {
        match self.kind(name)? {
            Kind::File => File::open(self.0.join(name)),
            Kind::Nothing => Err(ErrorKind::NotFound.into()),
            _ => Err(Error::other("it is not a regular file")),
        }
    }

    /// Opens what is there and is no file, such as a device, for writing.
    pub(crate) fn open_stream(&self, name: &OsStr) -> Result<File, Error> {
        OpenOptions::new().write(true).open(self.0.join(name))
    }

    /// Tells what has a name in this directory; a link is one, wherever it leads.
    pub(crate) fn kind(&self, name: &OsStr) -> Result<Kind, Error> {
        match fs::symlink_metadata(self.0.join(name)).map(|found| found.file_type()) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Kind::Nothing),
            Err(error) => Err(error),
            Ok(kind) if kind.is_symlink() => Ok(Kind::Link),
            Ok(kind) if kind.is_dir() => Ok(Kind::Directory),
            Ok(kind) => Ok(if kind.is_file() { Kind::File } else { Kind::Stream }),
        }
    }

    /// Renames within this directory, in place of whatever has the new name.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), Error> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    /// Renames within this directory where nothing has the new name. A link replaces nothing; where there are none, the
    /// name is looked at before.
    pub(crate) fn rename_new(&self, from: &OsStr, to: &OsStr) -> Result<(), Error> {
        match fs::hard_link(self.0.join(from), self.0.join(to)) {
            Ok(()) => self.remove(from),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) if self.kind(to)? == Kind::Nothing => self.rename(from, to),
            Err(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }

    /// Removes a file of this directory; of a link the link.
    pub(crate) fn remove(&self, name: &OsStr) -> Result<(), Error> {
        fs::remove_file(self.0.join(name))
    }

    /// Removes an empty directory of this one.
    pub(crate) fn remove_directory(&self, name: &OsStr) -> Result<(), Error> {
        fs::remove_dir(self.0.join(name))
    }

    /// Returns the names in this directory that are Unicode.
    pub(crate) fn names(&self) -> Result<Vec<String>, Error> {
        let names = fs::read_dir(&self.0)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(Result::transpose).collect()
    }

    /// Brings names of this directory to the disk, where the system can.
    pub(crate) fn sync(&self) -> Result<(), Error> {
        File::open(&self.0).and_then(|directory| directory.sync_all())
    }

    /// Brings everything of its file system to the disk; false where the system has no such call.
    pub(crate) fn sync_file_system(&self) -> Result<bool, Error> {
        Ok(false)
    }

    /// There is no lock of a directory, so that nobody knows to be alone.
    pub(crate) fn lock_alone(&self) -> bool {
        false
    }

    /// The same of a lock that others can have too.
    pub(crate) fn lock_shared(&self) -> bool {
        false
    }
}
