//! Options of linting.

use super::excluded::Excluded;
use crate::terraform::Variables;

/// Options of linting.
#[derive(Debug, Clone, Default)]
pub(crate) struct LintOptions {
    pub(crate) variables: Variables,
    /// Counts what can't be read where there is nothing of scanning, too.
    pub(crate) is_strict: bool,
    /// Leaves out these files and directories.
    pub(crate) excluded: Excluded,
}
