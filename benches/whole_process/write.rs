//! The reference that only writes: every file of a pack, into directories that it makes.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::{Failure, fleet};

/// From so many files on scanwright syncs the file system once.
const MANY: usize = 32;

/// Files that a crash may leave behind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Any: files are written in place.
    Plain,
    /// The old or the new file, as with scanwright: temporary files, brought to the disk, then renamed.
    Durable,
}

/// Writes every file.
pub fn run(pack: &Path, safety: Safety) -> Result<(), Failure> {
    let pack = fs::read(pack)?;
    let files = fleet::unpack(&pack)?;
    make_directories(&files)?;
    match safety {
        Safety::Plain => files.iter().try_for_each(|(path, bytes)| Ok(fs::write(path, bytes)?)),
        Safety::Durable => durable(&files),
    }
}

fn make_directories(files: &[(&Path, &[u8])]) -> Result<(), Failure> {
    let directories: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    directories.into_iter().try_for_each(|directory| Ok(fs::create_dir_all(directory)?))
}

fn durable(files: &[(&Path, &[u8])]) -> Result<(), Failure> {
    let is_many = cfg!(target_os = "linux") && files.len() > MANY;
    for (path, bytes) in files {
        let mut file = OpenOptions::new().write(true).create_new(true).open(temporary(path))?;
        file.write_all(bytes)?;
        if !is_many {
            file.sync_data()?;
        }
    }
    #[cfg(target_os = "linux")]
    if is_many {
        rustix::fs::syncfs(File::open(".")?)?;
    }
    for (path, _) in files {
        fs::rename(temporary(path), path)?;
    }
    if !is_many {
        let directories: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
        directories.into_iter().try_for_each(|directory| File::open(directory)?.sync_all())?;
    }
    Ok(())
}

fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}.temporary"))
}
