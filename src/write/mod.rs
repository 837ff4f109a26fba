//! [`Change`]s → disk: all of them, or none.
//!
//! Only a change by which nobody's text is lost is written; one that is refused writes nothing at all. Each new
//! text goes to a temporary file beside its place, all are brought to the disk, and only then renamed; so a file is at
//! any moment either the old one or the new one, and a full disk is met before the first file is replaced. Unchanged
//! files are not touched.

mod diagnostics;
mod staged;

pub(crate) use diagnostics::CODES;

use crate::change::{Change, FileChange, Status};
use crate::diagnostic::{Diagnostic, Findings};
use crate::target::stamp::Origin;
use staged::Staged;

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
    let staged = Staged::prepare(changes)?;
    staged.commit()
}

fn refusals(changes: &[Change], overwrite: Overwrite) -> Vec<Diagnostic> {
    let files = changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    let replaced = files.filter(|(_, file)| matches!(file.status, Status::Changed | Status::Removed));
    replaced.filter_map(|(change, file)| refusal(change, file, overwrite)).collect()
}

fn refusal(change: &Change, file: &FileChange, overwrite: Overwrite) -> Option<Diagnostic> {
    match (file.origin?, overwrite) {
        (Origin::Untouched | Origin::Conflict, _) | (_, Overwrite::Force) => None,
        (Origin::Foreign, Overwrite::Refuse) => Some(diagnostics::foreign_file(change, file)),
        (Origin::Edited, Overwrite::Refuse) => Some(diagnostics::edited_file(change, file)),
    }
}
