//! [`Change`]s → disk: all of them, or none.
//!
//! Only a change by which nobody's text is lost is written; one that is refused writes nothing at all. Each new
//! text goes to a temporary file beside its place, all are brought to the disk, and only then renamed; so a file is at
//! any moment either the old one or the new one, and a full disk is met before the first file is replaced. Unchanged
//! files are not touched.
//!
//! All of it happens in directories that are held open ([`crate::held`]), so that none outside the repository is reached. What
//! a run leaves that is killed, the next one removes ([`leftovers`]); one that is asked to end leaves nothing.

mod destination;
mod diagnostics;
#[cfg(unix)]
mod interrupts;
mod leftovers;
mod named;
#[cfg(not(unix))]
mod no_signals;
mod staged;
mod temporary;

pub(crate) use diagnostics::CODES;
pub(crate) use named::{create, replace};

use std::ffi::OsStr;
use std::path::Path;

use crate::change::{Change, FileChange, OtherPolicies, Status};
use crate::diagnostic::{Diagnostic, Findings};
use crate::target::stamp::Origin;
use destination::Way;
use interrupts::Interrupts;
use leftovers::Locks;
#[cfg(not(unix))]
use no_signals as interrupts;
use staged::{Replaces, Staged};

/// Texts that are not ours may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overwrite {
    /// Foreign and hand-edited files are refused.
    Refuse,
    /// Files at the paths of the bundle are replaced, and hand-edited orphans removed, whoever wrote them.
    Force,
}

/// Brings changes to the disk.
///
/// # Errors
/// Every file that may not be replaced; or what the file system refused. Unless that was the last step, renaming,
/// nothing is written then.
pub(crate) fn write(changes: &[Change], overwrite: Overwrite) -> Result<(), Findings> {
    let refusals = refusals(changes, overwrite);
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    if !changes.iter().any(Change::touches_disk) {
        return Ok(());
    }
    let interrupts = Interrupts::put_off();
    let _locks = Locks::of_changes(changes);
    let staged = prepared(changes, &interrupts)?;
    staged.commit().map_err(|(path, error)| diagnostics::halfway(&path, &error).into())
}

/// Writes every new text beside its place and brings it to the disk.
fn prepared<'i>(changes: &[Change], interrupts: &'i Interrupts) -> Result<Staged<'i>, Findings> {
    let differs = |file: &&FileChange| file.status != Status::Unchanged;
    let files =
        || changes.iter().flat_map(|change| change.files().iter().filter(differs).map(move |file| (change, file)));
    let mut staged = Staged::new(files().filter(|(_, file)| file.new.is_some()).count(), interrupts);
    for (change, file) in files() {
        let path = change.output().join(&*file.path);
        let prepared = prepare(&mut staged, change, file, &path);
        prepared.map_err(|error| diagnostics::not_written(&path, &error))?;
    }
    staged.sync().map_err(|(path, error)| diagnostics::not_written(&path, &error))?;
    Ok(staged)
}

fn prepare(staged: &mut Staged<'_>, change: &Change, file: &FileChange, path: &Path) -> std::io::Result<()> {
    let (below, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    let (way, name) = (Way::of_output(change, Path::new(below)), OsStr::new(name));
    match (&file.new, &file.old) {
        (Some(new), old) => {
            let replaces = old.as_deref().map_or(Replaces::Nothing, Replaces::Text);
            let destination = staged.destination(way, true)?;
            staged.stage((destination, name), new, replaces, path)
        }
        (None, Some(old)) => {
            let destination = staged.destination(way, false)?;
            staged.stage_removal((destination, name), old, path)
        }
        (None, None) => Ok(()),
    }
}

fn refusals(changes: &[Change], overwrite: Overwrite) -> Vec<Diagnostic> {
    let mut others = OtherPolicies::default();
    changes.iter().flat_map(|change| refusals_of(change, overwrite, &mut others)).collect()
}

fn refusals_of(change: &Change, overwrite: Overwrite, others: &mut OtherPolicies) -> Vec<Diagnostic> {
    let replaced = || change.files().iter().filter(|file| matches!(file.status, Status::Changed | Status::Removed));
    let of_files = replaced().filter_map(|file| refusal(change, file, overwrite));
    let other = || others.check(change, replaced());
    of_files.chain((overwrite == Overwrite::Refuse).then(other).flatten()).collect()
}

fn refusal(change: &Change, file: &FileChange, overwrite: Overwrite) -> Option<Diagnostic> {
    match (file.origin?, overwrite) {
        (Origin::Untouched | Origin::Conflict, _) | (_, Overwrite::Force) => None,
        (Origin::Foreign, Overwrite::Refuse) => Some(diagnostics::foreign_file(change, file)),
        (Origin::Edited, Overwrite::Refuse) => Some(diagnostics::edited_file(change, file)),
    }
}
