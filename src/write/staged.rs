//! New texts in temporary files, ready to be renamed into place.

use std::ffi::{OsStr, OsString};
use std::io::{Error, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::destination::{Destination, Way};
use super::interrupts::Interrupts;
use super::temporary;
use crate::held::{HeldDirectory, Missing};

/// Number of files from which on one sync of the whole file system is cheaper than one of each file.
const MANY: usize = 32;

/// Most directories that are held open at a time. The others are opened anew when their files are renamed.
const HELD: usize = 128;

/// Contents that a file's place may have.
#[derive(Debug, Clone, Copy)]
pub(super) enum Replaces<'t> {
    /// Nothing.
    Nothing,
    /// A file with these bytes.
    Text(&'t [u8]),
    /// Any file.
    Any,
}

/// A temporary file's way to its place.
#[derive(Debug)]
struct Rename {
    destination: usize,
    name: OsString,
    temporary: OsString,
    text: Arc<str>,
    is_replacing: bool,
    shown: PathBuf,
}

/// File that goes.
#[derive(Debug)]
struct Removal {
    destination: usize,
    name: OsString,
    shown: PathBuf,
}

/// Write that is prepared. Dropped before [`Staged::commit`] is through, it takes its temporary files and directories away.
#[derive(Debug)]
pub(super) struct Staged<'i> {
    interrupts: &'i Interrupts,
    is_many: bool,
    destinations: Vec<Destination>,
    renames: Vec<Rename>,
    removals: Vec<Removal>,
    new_directories: Vec<(usize, PathBuf)>,
    is_committed: bool,
}

impl<'i> Staged<'i> {
    /// Nothing so far, of a number of files.
    pub(super) fn new(files: usize, interrupts: &'i Interrupts) -> Self {
        let (destinations, renames, removals, new_directories) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let is_many = files > MANY;
        Self { interrupts, is_many, destinations, renames, removals, new_directories, is_committed: false }
    }

    /// Opens a directory that files are written to, and makes it where that is allowed; with its number.
    pub(super) fn destination(&mut self, way: Way, is_made: bool) -> Result<usize, Error> {
        // Files come sorted by their directories.
        let known = self.destinations.iter().enumerate().rev().take(2).find(|(_, known)| known.way().is(&way));
        if let Some((number, _)) = known {
            return Ok(number);
        }
        let number = self.destinations.len();
        let mut made = Vec::new();
        let opened =
            Destination::open(way.clone(), &mut if is_made { Missing::Made(&mut made) } else { Missing::Refused });
        if opened.is_err() {
            made.iter().rev().for_each(|made| way.remove_made(made));
        } else {
            self.new_directories.extend(made.into_iter().map(|made| (number, made)));
        }
        self.destinations.push(opened?);
        if let Some(earlier) = number.checked_sub(HELD).and_then(|earlier| self.destinations.get_mut(earlier)) {
            earlier.release();
        }
        Ok(number)
    }

    /// Writes a text beside its place and, unless there are many, brings it to the disk.
    pub(super) fn stage(
        &mut self,
        (destination, name): (usize, &OsStr),
        text: &Arc<str>,
        replaces: Replaces<'_>,
        shown: &Path,
    ) -> Result<(), Error> {
        let (temporary, mut file, old) = self.at(destination)?.within(|directory| {
            let old = standing(directory, name, text, replaces)?;
            let (temporary, file) = temporary::create(directory, name)?;
            Ok((temporary, file, old))
        })?;
        self.renames.push(Rename {
            destination,
            name: name.to_owned(),
            temporary,
            text: Arc::clone(text),
            is_replacing: !matches!(replaces, Replaces::Nothing),
            shown: shown.to_owned(),
        });
        file.write_all(text.as_bytes())?;
        if let Some(permissions) = old {
            file.set_permissions(permissions)?;
        }
        if !self.is_many {
            file.sync_data()?;
        }
        if self.interrupts.is_asked() { Err(ErrorKind::Interrupted.into()) } else { Ok(()) }
    }

    /// Notes a file that goes, and has to have these bytes.
    pub(super) fn stage_removal(
        &mut self,
        (destination, name): (usize, &OsStr),
        old: &[u8],
        shown: &Path,
    ) -> Result<(), Error> {
        self.at(destination)?.within(|directory| match has_bytes(directory, name, old) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Ok(false) => Err(changed_meanwhile()),
            found => found.map(|_| ()),
        })?;
        self.removals.push(Removal { destination, name: name.to_owned(), shown: shown.to_owned() });
        Ok(())
    }

    /// Brings all temporary files to the disk at once, where there are many.
    pub(super) fn sync(&self) -> Result<(), (PathBuf, Error)> {
        let Some(first) = self.renames.first().filter(|_| self.is_many) else { return Ok(()) };
        let failed = |rename: &Rename, error| (rename.shown.clone(), error);
        let is_synced = self.at(first.destination).and_then(|first| first.within(HeldDirectory::sync_file_system));
        if is_synced.map_err(|error| failed(first, error))? {
            return Ok(());
        }
        for rename in &self.renames {
            let synced = self.at(rename.destination).and_then(|destination| {
                destination.within(|directory| directory.open_stream(&rename.temporary)?.sync_data())
            });
            synced.map_err(|error| failed(rename, error))?;
        }
        Ok(())
    }

    /// Renames every file into its place, removes orphans, and brings the directories to the disk.
    ///
    /// # Errors
    /// Path of the first file that is not in its place, and why.
    pub(super) fn commit(mut self) -> Result<(), (PathBuf, Error)> {
        let is_crowded = self.destinations.len() > HELD;
        let mut last = None;
        for rename in &self.renames {
            if let Some(done) =
                last.replace(rename.destination).filter(|last| is_crowded && *last != rename.destination)
            {
                self.destinations.get_mut(done).into_iter().for_each(Destination::release);
            }
            let destination = self.destinations.get_mut(rename.destination).ok_or_else(|| ErrorKind::NotFound.into());
            let put = destination.and_then(|destination| {
                destination.hold()?;
                destination.within(|directory| put(directory, rename))
            });
            put.map_err(|error| (rename.shown.clone(), error))?;
        }
        self.is_committed = true;
        for removal in &self.removals {
            let directory = self.at(removal.destination);
            match directory.and_then(|at| at.within(|directory| directory.remove(&removal.name))) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err((removal.shown.clone(), error)),
                _ => {}
            }
        }
        self.sync_directories();
        Ok(())
    }

    /// A rename is safe from a crash once its directory is on the disk. What can't be synced (some file systems refuse
    /// directories) is written all the same, so errors end nothing here.
    fn sync_directories(&self) {
        if self.is_many {
            return;
        }
        for destination in &self.destinations {
            let _ = destination.within(HeldDirectory::sync);
        }
    }

    fn at(&self, destination: usize) -> Result<&Destination, Error> {
        self.destinations.get(destination).ok_or_else(|| ErrorKind::NotFound.into())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if self.is_committed {
            return;
        }
        for rename in &self.renames {
            let _ =
                self.at(rename.destination).and_then(|at| at.within(|directory| directory.remove(&rename.temporary)));
        }
        for (destination, made) in self.new_directories.iter().rev() {
            if let Ok(destination) = self.at(*destination) {
                destination.way().remove_made(made);
            }
        }
    }
}

/// Looks at what stands at a file's place: the permissions of what is replaced. It has to be what it was when the change was
/// computed, or already what is to be written.
fn standing(
    directory: &HeldDirectory,
    name: &OsStr,
    text: &str,
    replaces: Replaces<'_>,
) -> Result<Option<std::fs::Permissions>, Error> {
    let permissions = || Ok(directory.open_file(name)?.metadata()?.permissions());
    match replaces {
        Replaces::Nothing => Ok(None),
        Replaces::Any => Ok(permissions().ok()),
        Replaces::Text(old) if has_bytes(directory, name, old)? => permissions().map(Some),
        Replaces::Text(_) if has_bytes(directory, name, text.as_bytes())? => permissions().map(Some),
        Replaces::Text(_) => Err(changed_meanwhile()),
    }
}

/// Tells whether a file has just these bytes; of a longer one no more is read.
fn has_bytes(directory: &HeldDirectory, name: &OsStr, bytes: &[u8]) -> Result<bool, Error> {
    let mut found = Vec::with_capacity(bytes.len() + 1);
    directory.open_file(name)?.take(bytes.len() as u64 + 1).read_to_end(&mut found)?;
    Ok(found == bytes)
}

fn changed_meanwhile() -> Error {
    Error::other("somebody else changed it meanwhile")
}

/// Puts a temporary file in its place. One that came to be there meanwhile, with the very bytes that were to be written, is
/// that of another run of the same policy.
fn put(directory: &HeldDirectory, rename: &Rename) -> Result<(), Error> {
    let (from, to) = (&rename.temporary, &rename.name);
    if rename.is_replacing {
        return directory.rename(from, to);
    }
    match directory.rename_new(from, to) {
        Err(error)
            if error.kind() == ErrorKind::AlreadyExists
                && has_bytes(directory, to, rename.text.as_bytes()).is_ok_and(|is_same| is_same) =>
        {
            directory.remove(from)
        }
        renamed => renamed,
    }
}
