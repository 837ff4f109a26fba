//! New texts in temporary files, ready to be renamed into place.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::diagnostics;
use crate::change::Change;
use crate::diagnostic::Findings;

/// Number of files from which on one sync of the whole file system is cheaper than one of each file.
const MANY: usize = 32;

/// A temporary file's way to its place.
struct Rename {
    path: PathBuf,
    /// A file was there when the change was computed.
    replaces: bool,
}

/// Write that is prepared. Dropped before [`Staged::commit`], it takes its temporary files and directories away.
#[derive(Default)]
pub(super) struct Staged {
    /// The places of the new texts, each of which stands in its [`temporary`] beside it.
    renames: Vec<Rename>,
    removals: Vec<PathBuf>,
    new_directories: Vec<PathBuf>,
    is_committed: bool,
}

impl Staged {
    /// Writes every new text beside its place and brings it to the disk.
    pub(super) fn prepare(changes: &[Change]) -> Result<Self, Findings> {
        let mut staged = Self::default();
        let files = changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
        let is_many = files.clone().filter(|(_, file)| file.new.is_some()).count() > MANY;
        for (change, file) in files {
            let path = change.output().join(&*file.path);
            match (&file.new, &file.old) {
                (Some(new), _) => {
                    let written = staged.stage(&path, new, file.old.is_some(), is_many);
                    written.map_err(|error| diagnostics::not_written(&path, &error))?;
                }
                (None, Some(_)) => staged.removals.push(path),
                (None, None) => {}
            }
        }
        if is_many {
            staged.sync_all()?;
        }
        Ok(staged)
    }

    /// Renames every file into its place, removes orphans, and brings the directories to the disk.
    pub(super) fn commit(mut self) -> Result<(), Findings> {
        self.is_committed = true;
        for Rename { path, replaces } in &self.renames {
            if let Err(error) = put(path, *replaces) {
                self.is_committed = false;
                return Err(diagnostics::halfway(path, &error).into());
            }
        }
        for path in &self.removals {
            match fs::remove_file(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(diagnostics::halfway(path, &error).into());
                }
                _ => {}
            }
        }
        self.sync_directories();
        Ok(())
    }

    fn stage(&mut self, path: &Path, text: &str, replaces: bool, is_many: bool) -> Result<(), Error> {
        let directory = path.parent().unwrap_or(Path::new(""));
        let temporary = temporary(path);
        let mut file = match create(&temporary) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.make_directory(directory)?;
                create(&temporary)?
            }
            created => created?,
        };
        self.renames.push(Rename { path: path.to_owned(), replaces });
        file.write_all(text.as_bytes())?;
        if replaces && let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        if is_many { Ok(()) } else { file.sync_data() }
    }

    /// Makes a directory and those above it, remembering which ones are new.
    fn make_directory(&mut self, directory: &Path) -> Result<(), Error> {
        let missing: Vec<&Path> = directory
            .ancestors()
            .take_while(|directory| !directory.as_os_str().is_empty() && !directory.exists())
            .collect();
        for directory in missing.into_iter().rev() {
            match fs::create_dir(directory) {
                // Another run makes the same module.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && directory.is_dir() => {}
                made => {
                    made?;
                    self.new_directories.push(directory.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Brings all temporary files to the disk at once.
    fn sync_all(&self) -> Result<(), Findings> {
        let Some(first) = self.renames.first() else { return Ok(()) };
        sync_file_system(first, &self.renames).map_err(|error| diagnostics::not_written(&first.path, &error).into())
    }

    /// A rename is safe from a crash once its directory is on the disk. What can't be synced (some file systems refuse
    /// directories) is written all the same, so errors end nothing here.
    fn sync_directories(&self) {
        if self.renames.len() > MANY {
            return;
        }
        let directories: BTreeSet<&Path> = self.renames.iter().filter_map(|rename| rename.path.parent()).collect();
        for directory in directories {
            let _ = File::open(directory).and_then(|directory| directory.sync_all());
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if self.is_committed {
            return;
        }
        for rename in &self.renames {
            let _ = fs::remove_file(temporary(&rename.path));
        }
        for directory in self.new_directories.iter().rev() {
            let _ = fs::remove_dir(directory);
        }
    }
}

/// The path where a new text stands until it is renamed.
fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}.scanwright-{}", std::process::id()))
}

/// A new file; one that a run of the same process number left behind is replaced.
fn create(path: &Path) -> Result<File, Error> {
    let new = || OpenOptions::new().write(true).create_new(true).open(path);
    match new() {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            new()
        }
        created => created,
    }
}

#[cfg(target_os = "linux")]
fn sync_file_system(any: &Rename, _: &[Rename]) -> Result<(), Error> {
    rustix::fs::syncfs(File::open(temporary(&any.path))?).map_err(Error::from)
}

#[cfg(not(target_os = "linux"))]
fn sync_file_system(_: &Rename, files: &[Rename]) -> Result<(), Error> {
    files.iter().try_for_each(|file| OpenOptions::new().write(true).open(temporary(&file.path))?.sync_data())
}

/// Puts a temporary file in its place. One that came to be there meanwhile, with the very bytes that were to be written, is
/// that of another run of the same policy.
fn put(path: &Path, replaces: bool) -> Result<(), Error> {
    let temporary = temporary(path);
    match rename(&temporary, path, replaces) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_same_file(&temporary, path) => {
            fs::remove_file(&temporary)
        }
        renamed => renamed,
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let is_plain = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    is_plain(other) && matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Puts a file in its place. Where none stood when the change was computed, one that appeared since is not replaced.
#[cfg(target_os = "linux")]
fn rename(from: &Path, to: &Path, replaces: bool) -> Result<(), Error> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    if replaces {
        return fs::rename(from, to);
    }
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => fs::rename(from, to),
        renamed => renamed.map_err(Error::from),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename(from: &Path, to: &Path, _: bool) -> Result<(), Error> {
    fs::rename(from, to)
}
