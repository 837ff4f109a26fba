//! The files of a bundle beside those that stand at their paths.

use std::sync::Arc;

use super::disk::Found;
use super::earlier::Earlier;
use super::file_change::{FileChange, Kept, Status};
use super::origin::origin;
use super::owned::tells;
use super::text;
use crate::diagnostic::{Diagnostic, Findings};
use crate::target::Target;
use crate::target::bundle::{Bundle, GeneratedFile};
use crate::target::stamp::Origin;

/// A bundle held against an earlier output.
pub(super) struct Compared {
    /// Every file of ours on either side.
    pub(super) files: Vec<FileChange>,
    pub(super) kept: Kept,
    /// Files of the earlier output that Terraform lays over ours.
    pub(super) overriding: Vec<String>,
    /// Files in its directory that Terraform reads with ours and that stay there.
    pub(super) others: Vec<String>,
    /// True where temporary files stand in its directories.
    pub(super) has_leftovers: bool,
}

/// Holds a bundle against an earlier output.
pub(super) fn compare_files(target: &dyn Target, bundle: Bundle, earlier: &Earlier) -> Result<Compared, Findings> {
    let generated = bundle.into_files();
    let mut files = Vec::with_capacity(generated.len());
    let mut kept = Vec::new();
    let mut failures: Vec<Diagnostic> = Vec::new();
    for generated in generated {
        match earlier.read(generated.path, generated.text().as_bytes()) {
            Ok(found) => {
                let file = file_change(found, &generated, earlier);
                if file.status == Status::Unchanged && tells(&file.path) {
                    kept.push(Arc::clone(&generated));
                }
                files.push(file);
            }
            Err(failure) => failures.extend(failure),
        }
    }
    let (mut overriding, mut others, mut has_leftovers) = (Vec::new(), Vec::new(), false);
    match earlier.beside(target, |path| files.iter().any(|file| file.path == path)) {
        Ok(beside) => {
            files.extend(beside.candidates.into_iter().filter_map(|found| orphan(found, earlier)));
            let goes = |path: &String| files.iter().any(|file| file.path == path.as_str());
            others = beside.others.into_iter().filter(|path| !goes(path)).collect();
            (overriding, has_leftovers) = (beside.overriding, beside.has_leftovers);
        }
        Err(failure) => failures.extend(failure),
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if failures.is_empty() {
        Ok(Compared { files, kept, overriding, others, has_leftovers })
    } else {
        Err(failures.into())
    }
}

fn file_change(found: Found, generated: &GeneratedFile, earlier: &Earlier) -> FileChange {
    let path = generated.path.into();
    let new = || Some(generated.shared_text());
    let unchanged =
        |path| FileChange { path, status: Status::Unchanged, origin: Some(Origin::Untouched), old: None, new: None };
    match found {
        Found::Nothing => FileChange { path, status: Status::Added, origin: None, old: None, new: new() },
        Found::Expected => unchanged(path),
        Found::File(old) if text::is_same(&old, generated.text()) => unchanged(path),
        Found::File(old) => {
            let origin = Some(origin(generated.path, &old, earlier));
            FileChange { path, status: Status::Changed, origin, old: Some(old), new: new() }
        }
    }
}

/// A file of ours that the policy no longer yields; nothing where it is somebody else's.
fn orphan((path, old): (String, Vec<u8>), earlier: &Earlier) -> Option<FileChange> {
    let origin = origin(&path, &old, earlier);
    let (path, status) = (path.into(), Status::Removed);
    (origin != Origin::Foreign).then_some(FileChange { path, status, origin: Some(origin), old: Some(old), new: None })
}
