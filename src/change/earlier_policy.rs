//! [`EarlierPolicy`]: what a policy said at a revision of what no generated file holds.

use super::revision::Revision;
use crate::paths::absolute;
use crate::policy::load::{Text, load};
use crate::policy::{Document, PolicyFile};

/// The policy of the same path at a revision.
pub(super) enum EarlierPolicy {
    /// There was none.
    Absent,
    /// It said this.
    Said(Box<Document>),
}

/// Returns the policy as it was; nothing where that can't be told, or it is read from standard input.
pub(super) fn earlier_policy(revision: &Revision, file: &PolicyFile) -> Option<EarlierPolicy> {
    if file.file_name == "-" {
        return None;
    }
    let directory = absolute(&file.directory);
    let commit = revision.commit(&directory);
    let commit = commit.as_ref().as_ref().ok()?;
    let place = commit.place(&directory, &file.directory.join(&file.file_name))?;
    let Some(bytes) = commit.file(&place).ok()? else { return Some(EarlierPolicy::Absent) };
    let name = file.source.name().to_owned();
    let text = Text { name, file_name: file.file_name.clone(), directory: file.directory.clone(), bytes };
    Some(EarlierPolicy::Said(Box::new(load(text).ok()?.document)))
}
