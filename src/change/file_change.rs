//! One file of a change, and what happens to it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::target::bundle::GeneratedFile;
use crate::target::stamp::Origin;

/// Effect of a change on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
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
    pub(crate) fn sign(self) -> char {
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
pub(crate) struct FileChange {
    /// Its path within the output directory, with `/`.
    pub path: Cow<'static, str>,
    /// The effect on it.
    pub status: Status,
    /// Origin of the text on disk; `None` where there is none.
    pub origin: Option<Origin>,
    /// The text on disk, where it differs.
    pub old: Option<Vec<u8>>,
    /// The new text, where it differs.
    pub new: Option<Arc<str>>,
}

/// Files that tell AWS something and are the same on both sides.
pub(super) type Kept = Vec<Arc<GeneratedFile>>;
