//! Files that the command line names: policies, templates, exports.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::destination::Way;
use super::diagnostics;
use super::interrupts::Interrupts;
use super::leftovers::Locks;
use super::staged::{Replaces, Staged};
use crate::diagnostic::Findings;
use crate::held::{HeldDirectory, Kind, Missing};

/// Writes new files, all or none; none of them may be there. Directories are made where they are missing, or are an error.
///
/// # Errors
/// The first file that can't be written, and why; of one that is there already `if_there`.
pub(crate) fn create(files: &[(PathBuf, &str)], makes_directories: bool, if_there: &str) -> Result<(), Findings> {
    let created = create_all(files, makes_directories);
    created.map_err(|(path, error)| diagnostics::not_created(&path, &error, if_there).into())
}

fn create_all(files: &[(PathBuf, &str)], makes_directories: bool) -> Result<(), (PathBuf, Error)> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err((path.clone(), ErrorKind::AlreadyExists.into()));
    }
    let interrupts = Interrupts::put_off();
    let mut staged = Staged::new(files.len(), &interrupts);
    let mut locks = Vec::new();
    for (path, text) in files {
        let staged = (|| {
            let (way, name) = way(path)?;
            let number = staged.destination(way.clone(), makes_directories)?;
            locks.push(Locks::of_file(&way, name));
            staged.stage((number, name), &Arc::from(*text), Replaces::Nothing, path)
        })();
        staged.map_err(|error| (path.clone(), error))?;
    }
    staged.sync()?;
    staged.commit()
}

/// Writes a file, in place of one that may be there. Links out of the repository, and links in place of the file there, are
/// not followed; elsewhere the command line's word counts, and a device or a pipe is written to.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let (way, name) = way(path)?;
    let directory = way.open(&mut Missing::Refused)?;
    match directory.kind(name)? {
        Kind::Nothing => renamed(&way, name, text, Replaces::Nothing, path),
        Kind::File => match renamed(&way, name, text, Replaces::Any, path) {
            // The directory of the file may be somebody else's.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => overwritten(&directory, name, text),
            replaced => replaced,
        },
        Kind::Directory => Err(ErrorKind::IsADirectory.into()),
        Kind::Link if way.is_bound() => Err(Error::other("it is a link, which is neither followed nor replaced")),
        Kind::Link => std::fs::write(path, text),
        Kind::Stream => directory.open_stream(name)?.write_all(text.as_bytes()),
    }
}

fn renamed(way: &Way, name: &OsStr, text: &str, replaces: Replaces<'_>, path: &Path) -> Result<(), Error> {
    let interrupts = Interrupts::put_off();
    let _locks = Locks::of_file(way, name);
    let mut staged = Staged::new(1, &interrupts);
    let number = staged.destination(way.clone(), false)?;
    staged.stage((number, name), &Arc::from(text), replaces, path)?;
    staged.commit().map_err(|(_, error)| error)
}

fn overwritten(directory: &HeldDirectory, name: &OsStr, text: &str) -> Result<(), Error> {
    let mut file = directory.open_stream(name)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())
}

/// The way to a file's directory, and its name there.
fn way(path: &Path) -> Result<(Way, &OsStr), Error> {
    let name = path.file_name().ok_or_else(|| Error::from(ErrorKind::IsADirectory))?;
    Ok((Way::named(path.parent().unwrap_or(Path::new("")))?, name))
}
