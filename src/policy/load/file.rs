//! Finds a policy and reads its bytes.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::below::meant;
use super::unreadable_policy;
use crate::diagnostic::{Diagnostic, Findings};
use crate::policy::PolicyFile;
use crate::reading::{open_found, up_to};

/// The most bytes of a policy: over 16,000 repositories with the longest names.
pub(crate) const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The bytes of a policy and where they came from.
#[derive(Debug)]
pub struct Text {
    /// The name to show.
    pub name: String,
    /// The bare file name, `-` for standard input.
    pub file_name: String,
    /// The directory that `output` is relative to.
    pub directory: PathBuf,
    /// The bytes; of more than the maximum one beyond it.
    pub bytes: Vec<u8>,
}

impl Text {
    /// The text of a policy that is to be written into the current directory.
    pub(crate) fn starter(text: String) -> Self {
        let name = PolicyFile::DEFAULT_NAME.to_owned();
        Self { name: name.clone(), file_name: name, directory: PathBuf::new(), bytes: text.into_bytes() }
    }
}

/// Reads the policy of that path; of a directory its `scan-policy.toml`; without a path the nearest one from the
/// current directory up to the git root.
///
/// # Errors
/// There is none, or it can't be read.
pub(crate) fn open(path: Option<&Path>) -> Result<Text, Findings> {
    match path {
        Some(path) => match read(File::open(path)) {
            // Looked at only here: nearly every path is that of a file.
            Err(_) if path.is_dir() => in_directory(path),
            read => text(path, read.map_err(|error| unreadable_policy::failed(path, &error))?),
        },
        None => {
            let path = nearest().ok_or_else(|| unreadable_policy::not_found(&meant(Path::new("."))))?;
            found(&path, |error| unreadable_policy::failed(&path, error))
        }
    }
}

fn in_directory(directory: &Path) -> Result<Text, Findings> {
    let path = directory.join(PolicyFile::DEFAULT_NAME);
    found(&path, |error| match error.kind() {
        ErrorKind::NotFound => unreadable_policy::not_in(directory, &path, &meant(directory)),
        _ => unreadable_policy::failed(&path, error),
    })
}

fn found(path: &Path, failed: impl FnOnce(&std::io::Error) -> Diagnostic) -> Result<Text, Findings> {
    text(path, read(open_found(path)).map_err(|error| failed(&error))?)
}

/// Reads a file that was found in a repository, whatever it is.
pub(super) fn text_of(path: &Path) -> Result<Text, Findings> {
    found(path, |error| unreadable_policy::failed(path, error))
}

fn read(file: std::io::Result<File>) -> std::io::Result<Vec<u8>> {
    up_to(file?, MAX_BYTES)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<Text, Findings> {
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let directory = path.parent().map(Path::to_owned).unwrap_or_default();
    Ok(Text { name: path.display().to_string(), file_name, directory, bytes })
}

/// Reads a policy from standard input; its `output` is relative to the current directory.
///
/// # Errors
/// Standard input can't be read.
pub(crate) fn stdin() -> Result<Text, Findings> {
    let read = up_to(std::io::stdin().lock(), MAX_BYTES);
    let bytes = read.map_err(|error| unreadable_policy::failed(Path::new("<stdin>"), &error))?;
    Ok(Text { name: "<stdin>".to_owned(), file_name: "-".to_owned(), directory: PathBuf::new(), bytes })
}

/// The nearest policy from the current directory upward, not beyond the git root; as a relative path, since that is how
/// people and reports name it.
fn nearest() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let mut relative = PathBuf::new();
    for directory in current.ancestors() {
        if directory.join(PolicyFile::DEFAULT_NAME).is_file() {
            return Some(relative.join(PolicyFile::DEFAULT_NAME));
        }
        if directory.join(".git").exists() {
            return None;
        }
        relative.push("..");
    }
    None
}
