//! Directories held by a descriptor.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::Kind;

/// Directory that is held open.
#[derive(Debug)]
pub(crate) struct HeldDirectory(File);

/// Device and number of a directory: what it is, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Identity(u64, u64);

/// Flags of a directory that is only passed through, which needs no permission to list it.
#[cfg(any(target_os = "linux", target_os = "android"))]
const PASSED: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

#[cfg(not(any(target_os = "linux", target_os = "android")))]
const PASSED: OFlags = OFlags::DIRECTORY.union(OFlags::CLOEXEC);

/// Flags of a directory that is written to.
const USED: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

impl HeldDirectory {
    /// Opens a directory as a start of paths, through links; the empty path is the current one.
    pub(crate) fn start(path: &Path) -> Result<Self, Error> {
        Ok(Self(rustix::fs::openat(CWD, named(path), PASSED, Mode::empty())?.into()))
    }

    /// Opens a directory by its path from this one, through links.
    pub(crate) fn open(&self, path: &Path) -> Result<Self, Error> {
        Ok(Self(rustix::fs::openat(&self.0, named(path), USED, Mode::empty())?.into()))
    }

    /// Opens the directory of a bare name in this one; a link is refused.
    pub(crate) fn open_child(&self, name: &OsStr) -> Result<Self, Error> {
        Ok(Self(rustix::fs::openat(&self.0, name, USED | OFlags::NOFOLLOW, Mode::empty())?.into()))
    }

    pub(crate) fn identity(&self) -> Result<Identity, Error> {
        Ok(identity(&rustix::fs::fstat(&self.0)?))
    }

    /// Returns the nearest directory with a `.git` from this one upwards, or this one itself, and the way up to it.
    pub(crate) fn repository(&self) -> Result<(Identity, PathBuf), Error> {
        let mut at = PathBuf::from(".");
        for here in self.upwards() {
            if rustix::fs::statat(&self.0, at.join(".git"), AtFlags::empty()).is_ok() {
                return Ok((here, at));
            }
            at.push("..");
        }
        Ok((self.identity()?, PathBuf::from(".")))
    }

    /// Tells whether this directory is another one or lies in or below it.
    pub(crate) fn is_beneath(&self, root: &Identity) -> bool {
        self.upwards().any(|directory| directory == *root)
    }

    /// This directory and those above it, as they are and not as a path says.
    fn upwards(&self) -> impl Iterator<Item = Identity> {
        let (mut at, mut last) = (PathBuf::from("."), None);
        std::iter::from_fn(move || {
            let here = identity(&rustix::fs::statat(&self.0, &at, AtFlags::empty()).ok()?);
            at.push("..");
            // The directory above the topmost is itself.
            (last.replace(here) != Some(here)).then_some(here)
        })
    }

    /// Makes a directory in this one; false where there is something of that name.
    pub(crate) fn make_directory(&self, name: &OsStr) -> Result<bool, Error> {
        match rustix::fs::mkdirat(&self.0, name, Mode::from_raw_mode(0o777)) {
            Err(Errno::EXIST) => Ok(false),
            made => Ok(made.map(|()| true)?),
        }
    }

    /// Makes a new file in this directory.
    pub(crate) fn create(&self, name: &OsStr) -> Result<File, Error> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(rustix::fs::openat(&self.0, name, flags, Mode::from_raw_mode(0o666))?.into())
    }

    /// Opens a regular file for reading; a link, a device or a pipe is an error, and waits for nobody.
    pub(crate) fn open_file(&self, name: &OsStr) -> Result<File, Error> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::openat(&self.0, name, flags, Mode::empty())?);
        if file.metadata()?.is_file() { Ok(file) } else { Err(Error::other("it is not a regular file")) }
    }

    /// Opens what is there and is no file, such as a device or a pipe with a reader, for writing.
    pub(crate) fn open_stream(&self, name: &OsStr) -> Result<File, Error> {
        let flags = OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(rustix::fs::openat(&self.0, name, flags, Mode::empty())?.into())
    }

    /// Tells what has a name in this directory; a link is one, wherever it leads.
    pub(crate) fn kind(&self, name: &OsStr) -> Result<Kind, Error> {
        match rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT) => Ok(Kind::Nothing),
            Err(error) => Err(error.into()),
            Ok(found) => Ok(FileType::from_raw_mode(found.st_mode).into()),
        }
    }

    /// Renames within this directory, in place of whatever has the new name.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), Error> {
        Ok(rustix::fs::renameat(&self.0, from, &self.0, to)?)
    }

    /// Renames within this directory where nothing has the new name. A file system without such a rename has links,
    /// which replace nothing either.
    pub(crate) fn rename_new(&self, from: &OsStr, to: &OsStr) -> Result<(), Error> {
        match self.rename_without_replacing(from, to) {
            Err(error) if is_unsupported(&error) => match self.link(from, to) {
                Err(error) if is_unsupported(&error) || error.kind() == ErrorKind::PermissionDenied => {
                    if self.kind(to)? == Kind::Nothing {
                        self.rename(from, to)
                    } else {
                        Err(ErrorKind::AlreadyExists.into())
                    }
                }
                linked => linked.and_then(|()| self.remove(from)),
            },
            renamed => renamed,
        }
    }

    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn rename_without_replacing(&self, from: &OsStr, to: &OsStr) -> Result<(), Error> {
        Ok(rustix::fs::renameat_with(&self.0, from, &self.0, to, rustix::fs::RenameFlags::NOREPLACE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn rename_without_replacing(&self, _: &OsStr, _: &OsStr) -> Result<(), Error> {
        Err(ErrorKind::Unsupported.into())
    }

    fn link(&self, from: &OsStr, to: &OsStr) -> Result<(), Error> {
        Ok(rustix::fs::linkat(&self.0, from, &self.0, to, AtFlags::empty())?)
    }

    /// Removes a file of this directory; of a link the link.
    pub(crate) fn remove(&self, name: &OsStr) -> Result<(), Error> {
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Removes an empty directory of this one.
    pub(crate) fn remove_directory(&self, name: &OsStr) -> Result<(), Error> {
        Ok(rustix::fs::unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
    }

    /// Returns the names in this directory that are UTF-8.
    pub(crate) fn names(&self) -> Result<Vec<String>, Error> {
        let entries = Dir::read_from(&self.0)?;
        let names = entries.map(|entry| Ok(entry?.file_name().to_str().ok().map(str::to_owned)));
        names.filter_map(Result::transpose).collect()
    }

    /// Brings names of this directory to the disk.
    pub(crate) fn sync(&self) -> Result<(), Error> {
        self.0.sync_all()
    }

    /// Brings everything of its file system to the disk; false where the system has no such call.
    #[cfg(target_os = "linux")]
    pub(crate) fn sync_file_system(&self) -> Result<bool, Error> {
        Ok(rustix::fs::syncfs(&self.0).map(|()| true)?)
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn sync_file_system(&self) -> Result<bool, Error> {
        Ok(false)
    }

    /// Takes the lock of this directory where nobody else has it; it goes with the directory, or with the process.
    pub(crate) fn lock_alone(&self) -> bool {
        self.0.try_lock().is_ok()
    }

    /// Makes the lock one that others can have too, as long as nobody wants it alone.
    pub(crate) fn lock_shared(&self) -> bool {
        self.0.try_lock_shared().is_ok()
    }
}

impl From<FileType> for Kind {
    fn from(kind: FileType) -> Self {
        match kind {
            FileType::RegularFile => Self::File,
            FileType::Symlink => Self::Link,
            FileType::Directory => Self::Directory,
            _ => Self::Stream,
        }
    }
}

fn identity(found: &Stat) -> Identity {
    #[allow(clippy::unnecessary_cast, clippy::cast_sign_loss, reason = "the widths differ between systems")]
    Identity(found.st_dev as u64, found.st_ino as u64)
}

fn named(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

fn is_unsupported(error: &Error) -> bool {
    let errno = Errno::from_io_error(error);
    error.kind() == ErrorKind::Unsupported || matches!(errno, Some(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP))
}
