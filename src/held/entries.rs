//! Entries of a directory.

use std::ffi::OsString;
use std::io::Error;
use std::path::Path;

use super::Kind;

/// Bytes for what the system tells at a time. A directory of a policy holds a handful of names, and room for thousands, as the
/// standard library asks for, takes longer to get than the names.
#[cfg(any(target_os = "linux", target_os = "android"))]
const ROOM: usize = 8192;

/// Returns what stands in a directory: each name, and what has it.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn entries(directory: &Path) -> Result<Vec<(OsString, Kind)>, Error> {
    use std::ffi::OsStr;
    use std::mem::MaybeUninit;
    use std::os::unix::ffi::OsStrExt as _;

    use rustix::fs::{CWD, FileType, Mode, OFlags, RawDir};

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let (mut room, mut entries) = ([MaybeUninit::uninit(); ROOM], Vec::new());
    let mut listed = RawDir::new(rustix::fs::openat(CWD, directory, flags, Mode::empty())?, &mut room);
    while let Some(entry) = listed.next() {
        let entry = entry?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        let kind = match entry.file_type() {
            _ if name == "." || name == ".." => continue,
            // Some file systems tell it only where it is asked for.
            FileType::Unknown => {
                std::fs::symlink_metadata(directory.join(name)).map_or(Kind::Nothing, |found| kind(&found))
            }
            kind => Kind::from(kind),
        };
        entries.push((name.to_owned(), kind));
    }
    Ok(entries)
}

/// Returns what stands in a directory: each name, and what has it.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn entries(directory: &Path) -> Result<Vec<(OsString, Kind)>, Error> {
    use std::fs::DirEntry;

    let entries = std::fs::read_dir(directory)?;
    let kind = |entry: &DirEntry| entry.metadata().map_or(Kind::Nothing, |found| kind(&found));
    entries.map(|entry| entry.map(|entry| (entry.file_name(), kind(&entry)))).collect()
}

fn kind(found: &std::fs::Metadata) -> Kind {
    let kind = found.file_type();
    if kind.is_file() {
        Kind::File
    } else if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Directory
    } else {
        Kind::Stream
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_listed_however_much_it_holds() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        let mut expected: Vec<(OsString, Kind)> = vec![("below".into(), Kind::Directory)];
        std::fs::create_dir(at("below")).unwrap();
        for number in 0..500 {
            let name = format!("{number}-with-a-name-of-some-length");
            std::fs::write(at(&name), "").unwrap();
            expected.push((name.into(), Kind::File));
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("below", at("link")).unwrap();
            expected.push(("link".into(), Kind::Link));
        }
        let mut found = entries(directory.path()).unwrap();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(entries(&at("none")).unwrap_err().kind(), std::io::ErrorKind::NotFound);
        assert_eq!(entries(&at("0-with-a-name-of-some-length")).unwrap_err().kind(), std::io::ErrorKind::NotADirectory);
    }
}
