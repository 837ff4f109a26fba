//! Bytes of files, with a limit that counts while they are read.
//!
//! What a repository holds may be anybody's: a link in it to a file outside (`scan-policy.toml -> ~/.aws/credentials`) would
//! be quoted in findings, a pipe would wait for a writer, and `/dev/zero` has no end. So a file that was *found* is a
//! regular file within its repository. A path that the user *named* may be a link to anywhere, or a pipe.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::{Component, Path, PathBuf};

/// Reads a path that was named on the command line.
pub(crate) fn named(path: &Path, most: u64) -> Result<Vec<u8>> {
    of_stream(File::open(path)?, most)
}

/// Reads a file that was found in a directory.
pub(crate) fn found(path: &Path, most: u64) -> Result<Vec<u8>> {
    let file = open_found(path)?;
    let size = file.metadata()?.len();
    if size > most {
        return Err(Error::other(format!("it has {size} bytes, more than {most}")));
    }
    of_stream(file, most)
}

/// Opens a file that was found in a directory.
pub(crate) fn open_found(path: &Path) -> Result<File> {
    if path.is_symlink() && leads_out(path, path.parent().unwrap_or(path)) {
        return Err(link_out());
    }
    let file = open_without_waiting(path)?;
    let about = file.metadata()?;
    match about.is_file() {
        true => Ok(file),
        false if about.is_dir() => Err(Error::other("it is a directory")),
        false => Err(Error::other("it is not a regular file")),
    }
}

/// Bytes that are read at first: most files are shorter, and take no more memory than they need.
const FIRST: usize = 4096;

/// Reads a stream, and one byte at most beyond the limit, by which the caller can tell that there is more.
pub(crate) fn up_to(stream: impl Read, most: u64) -> Result<Vec<u8>> {
    let (mut stream, mut first) = (stream.take(most + 1), [0; FIRST]);
    let read = loop {
        match stream.read(&mut first) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read?,
        }
    };
    let mut bytes = first.get(..read).unwrap_or_default().to_vec();
    stream.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Tells whether a path leads out of the repository of a directory, over links on the way; what git keeps of its own there,
/// such as the credentials of a checkout, is not of it. Where there is no repository, the current directory is what may be
/// read, or the directory itself.
pub(crate) fn leads_out(path: &Path, directory: &Path) -> bool {
    // What is not there is told by reading it.
    let (Ok(real), Ok(directory)) = (path.canonicalize(), directory_or_current(directory).canonicalize()) else {
        return false;
    };
    let root = root_of(&directory);
    !real.starts_with(&root) || real.starts_with(root.join(".git"))
}

/// The error where a path leads out of its repository.
pub(crate) fn link_out() -> Error {
    Error::other("it is a link that leads out of the repository")
}

fn root_of(directory: &Path) -> PathBuf {
    if let Some(root) = directory.ancestors().find(|ancestor| ancestor.join(".git").exists()) {
        return root.to_owned();
    }
    let current = std::env::current_dir().and_then(|current| current.canonicalize()).ok();
    current.filter(|current| directory.starts_with(current)).unwrap_or_else(|| directory.to_owned())
}

fn directory_or_current(directory: &Path) -> &Path {
    if directory.as_os_str().is_empty() { Path::new(".") } else { directory }
}

/// Tells whether a path that stays in the repository of the current directory by its own words leads out of it over links.
pub(crate) fn is_link_out(path: &Path) -> bool {
    let stays = path.is_relative() && !path.components().any(|part| part == Component::ParentDir);
    stays && leads_out(path, Path::new("."))
}

/// Reads a stream to its end.
pub(crate) fn of_stream(stream: impl Read, most: u64) -> Result<Vec<u8>> {
    let bytes = up_to(stream, most)?;
    match bytes.len() as u64 > most {
        true => Err(Error::new(ErrorKind::InvalidData, format!("it has more than {most} bytes"))),
        false => Ok(bytes),
    }
}

/// Opens a file; a pipe without a writer, too, which is no regular file.
#[cfg(unix)]
fn open_without_waiting(path: &Path) -> Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default();
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_while_it_is_read() {
        assert_eq!(up_to(std::io::repeat(0), 10).unwrap().len(), 11);
        assert_eq!(of_stream(std::io::repeat(0), 10).unwrap_err().to_string(), "it has more than 10 bytes");
        assert_eq!(of_stream(&b"0123456789"[..], 10).unwrap().len(), 10);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_repository_is_refused_where_it_was_found() {
        let directory = tempfile::tempdir().unwrap();
        let inside = directory.path().join("repository");
        std::fs::create_dir_all(inside.join(".git")).unwrap();
        std::fs::create_dir_all(inside.join("below")).unwrap();
        std::fs::write(directory.path().join("secret"), "s").unwrap();
        std::fs::write(inside.join("shared"), "s").unwrap();
        let link = |to: &str, name: &str| {
            let path = inside.join("below").join(name);
            std::os::unix::fs::symlink(to, &path).unwrap();
            path
        };
        let (out, within) = (link("../../secret", "out"), link("../shared", "within"));
        assert_eq!(found(&out, 10).unwrap_err().to_string(), "it is a link that leads out of the repository");
        assert_eq!(found(&within, 10).unwrap(), b"s");
        assert_eq!(named(&out, 10).unwrap(), b"s");
        assert!(leads_out(&link("../..", "up").join("secret"), &inside));
        assert_eq!(found(&inside, 10).unwrap_err().to_string(), "it is a directory");
        std::fs::write(inside.join(".git/config"), "s").unwrap();
        assert!(found(&link("../.git/config", "own"), 10).unwrap_err().to_string().contains("out of the repository"));
    }
}
