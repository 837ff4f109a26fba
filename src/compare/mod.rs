//! [`VerifiedBundle`] and what is on disk → [`Change`]: what writing would do.
//!
//! Compares each file of the bundle with the one that stands at its path, and finds files of ours that the policy no
//! longer yields. Reads only; whether a file may be replaced is decided in `write`.

mod disk;
mod link_out;
pub mod text;
mod unreadable_output;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use disk::Found;

use crate::bundle::{GeneratedFile, Origin};
use crate::diagnostic::{Code, Diagnostic};
use crate::paths::slashed;
use crate::policy::PolicyFile;
use crate::verify::VerifiedBundle;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[&link_out::CODE, &unreadable_output::CODE];

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is new.
    Added,
    /// Its text changes.
    Changed,
    /// It goes.
    Removed,
    /// It stays as it is.
    Unchanged,
}

impl Status {
    /// The sign that stands before the file in lists.
    pub fn sign(self) -> char {
        match self {
            Self::Added => '+',
            Self::Changed => '~',
            Self::Removed => '-',
            Self::Unchanged => '=',
        }
    }
}

/// One file of a change.
#[derive(Debug)]
pub struct FileChange {
    /// Its path within the output folder, with `/`.
    pub path: Cow<'static, str>,
    /// What happens to it.
    pub status: Status,
    /// Whose the text on disk is; `None` where there is none.
    pub origin: Option<Origin>,
    /// The text on disk, where it differs.
    pub old: Option<Vec<u8>>,
    /// The new text, where it differs.
    pub new: Option<Arc<str>>,
}

/// What generating a policy would do to its output folder. Only `compare` makes one, and only from a verified bundle.
#[derive(Debug)]
pub struct Change {
    file: PolicyFile,
    output: PathBuf,
    files: Vec<FileChange>,
}

impl Change {
    /// The policy.
    pub fn policy(&self) -> &PolicyFile {
        &self.file
    }

    /// The output folder.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// The files of the bundle and the orphans, sorted by path.
    pub fn files(&self) -> &[FileChange] {
        &self.files
    }

    /// A file's path as messages say it.
    pub fn path_of(&self, file: &FileChange) -> String {
        slashed(&self.output.join(&*file.path))
    }

    /// Whether anything differs.
    pub fn is_change(&self) -> bool {
        self.files.iter().any(|file| file.status != Status::Unchanged)
    }
}

/// Compares a bundle with the folder that it would be written to.
///
/// # Errors
/// The folder leads out of the repository, or can't be read.
pub fn compare(bundle: VerifiedBundle, file: PolicyFile, output: &Path) -> Result<Change, Vec<Diagnostic>> {
    link_out::check_folder(&file, output)?;
    let files = against(bundle, output)?;
    Ok(Change { file, output: output.to_owned(), files })
}

/// Compares a bundle with an earlier output that stands elsewhere.
///
/// # Errors
/// The folder can't be read.
pub fn compare_with(
    bundle: VerifiedBundle,
    file: PolicyFile,
    output: &Path,
    earlier: &Path,
) -> Result<Change, Vec<Diagnostic>> {
    let files = against(bundle, earlier)?;
    Ok(Change { file, output: output.to_owned(), files })
}

fn against(bundle: VerifiedBundle, folder: &Path) -> Result<Vec<FileChange>, Vec<Diagnostic>> {
    let generated = bundle.into_bundle().into_files();
    let mut files = Vec::with_capacity(generated.len());
    let mut failures = Vec::new();
    for generated in generated {
        match disk::read(&folder.join(generated.path), generated.text().len()) {
            Ok(found) => files.push(file_change(found, &generated)),
            Err(failure) => failures.push(failure),
        }
    }
    match disk::orphans(folder, |path| files.iter().any(|file| file.path == path)) {
        Ok(orphans) => files.extend(orphans.into_iter().map(orphan)),
        Err(failure) => failures.push(failure),
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if failures.is_empty() { Ok(files) } else { Err(failures) }
}

fn file_change(found: Found, generated: &GeneratedFile) -> FileChange {
    let path = generated.path.into();
    let new = || Some(generated.shared_text());
    match found {
        Found::Nothing => FileChange { path, status: Status::Added, origin: None, old: None, new: new() },
        Found::File(old) if text::is_same(&old, generated.text()) => {
            FileChange { path, status: Status::Unchanged, origin: Some(Origin::Untouched), old: None, new: None }
        }
        Found::File(old) => {
            let origin = Some(crate::bundle::origin(&old));
            FileChange { path, status: Status::Changed, origin, old: Some(old), new: new() }
        }
    }
}

fn orphan((path, old, origin): (String, Vec<u8>, Origin)) -> FileChange {
    FileChange { path: path.into(), status: Status::Removed, origin: Some(origin), old: Some(old), new: None }
}
