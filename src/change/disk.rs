//! Reads what stands in an output directory, following no link.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Read};
use std::path::Path;

use super::{link_out, owned, temporary_name, unreadable_output};
use crate::diagnostic::Findings;
use crate::held::entries;
use crate::reading;
use crate::target::{Along, Target};

/// Bytes that are read and compared at a time: most generated files are as short.
const CHUNK: usize = 4096;

/// The most bytes of an earlier file: far more than any that was generated.
const MAX_FILE: u64 = 64 * 1024 * 1024;

/// Entry that was found at a path.
pub(super) enum Found {
    Nothing,
    /// A file of just the expected content, which is not kept.
    Expected,
    /// A file of that content.
    File(Vec<u8>),
}

/// Reads a file that is expected to have this content. A device may have no end, and a pipe nothing to keep, so neither is
/// read beyond what is expected.
pub(super) fn read(path: &Path, expected: &[u8]) -> Result<Found, Findings> {
    let read = open(path).and_then(|mut file| {
        let Differs { mut bytes } = match compared(&mut file, expected)? {
            Some(differs) => differs,
            None => return Ok(Found::Expected),
        };
        let kind = file.metadata()?.file_type();
        if !kind.is_file() && !kind.is_dir() {
            return Err(Error::other("it is a device or a pipe, not a file"));
        }
        bytes.extend(reading::of_stream(file, MAX_FILE)?);
        Ok(Found::File(bytes))
    });
    match read {
        Ok(found) => Ok(found),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Nothing),
        Err(_) if path.is_symlink() => Err(link_out::of_file(path).into()),
        Err(error) => Err(unreadable_output::report(path, &error).into()),
    }
}

/// Content that is another than the expected one: the bytes that were read until that showed.
struct Differs {
    bytes: Vec<u8>,
}

/// Compares a file with the expected content while it is read; nothing where they are the same.
fn compared(file: &mut File, expected: &[u8]) -> std::io::Result<Option<Differs>> {
    let (mut chunk, mut rest) = ([0; CHUNK], expected);
    loop {
        let read = match file.read(&mut chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => chunk.get(..read?).unwrap_or_default(),
        };
        match rest.strip_prefix(read) {
            Some([]) if read.is_empty() => return Ok(None),
            Some(next) if !read.is_empty() => rest = next,
            _ => {
                let same = expected.len() - rest.len();
                return Ok(Some(Differs { bytes: [expected.get(..same).unwrap_or_default(), read].concat() }));
            }
        }
    }
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let no_link = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(no_link.bits()).unwrap_or_default();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    if path.is_symlink() {
        return Err(ErrorKind::InvalidInput.into());
    }
    OpenOptions::new().read(true).open(path)
}

/// Files in an output directory beside those of the bundle.
#[derive(Default)]
pub(super) struct Beside {
    /// Files where one of ours can stand.
    pub(super) candidates: Vec<(String, Vec<u8>)>,
    /// Files that the target's tool lays over the others.
    pub(super) overriding: Vec<String>,
    /// Files that it reads with the others, whoever wrote them.
    pub(super) others: Vec<String>,
    /// True where temporary files stand there: of a run that lives, or of one that was killed.
    pub(super) has_leftovers: bool,
}

/// Finds the files beside the bundle, only where a file of ours can be; other directories may be another policy's output.
pub(super) fn beside(
    target: &dyn Target,
    directory: &Path,
    is_known: impl Fn(&str) -> bool,
) -> Result<Beside, Findings> {
    let mut beside = Beside::default();
    for prefix in owned::directories() {
        for name in names(&directory.join(prefix))? {
            beside.has_leftovers |= temporary_name::parts(&name).is_some();
            let path = format!("{prefix}{name}");
            match target.reads_along(&path) {
                Some(Along::Over) => beside.overriding.push(path.clone()),
                Some(Along::Beside) if !is_known(&path) => beside.others.push(path.clone()),
                Some(Along::Beside) | None => {}
            }
            if owned::is_possible(&path) && !is_known(&path) {
                beside.candidates.extend(candidate(directory, path)?);
            }
        }
    }
    Ok(beside)
}

fn candidate(directory: &Path, path: String) -> Result<Option<(String, Vec<u8>)>, Findings> {
    let full = directory.join(&path);
    if full.is_symlink() || !full.is_file() {
        return Ok(None);
    }
    match read(&full, &[])? {
        Found::Nothing => Ok(None),
        Found::Expected => Ok(Some((path, Vec::new()))),
        Found::File(bytes) => Ok(Some((path, bytes))),
    }
}

/// The names in a directory, sorted; none where there is no directory.
fn names(directory: &Path) -> Result<Vec<String>, Findings> {
    let entries = match entries(directory) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        Err(error) => return Err(unreadable_output::report(directory, &error).into()),
    };
    let mut names: Vec<String> = entries.into_iter().filter_map(|(name, _)| name.into_string().ok()).collect();
    names.sort();
    Ok(names)
}
