//! [`Progress`]: what a rehearsal tells of while it goes on.

use super::apply::{Apply, Check};

/// Step that is done.
#[derive(Debug)]
pub(crate) enum Progress<'p> {
    /// `init` is done, in so many seconds.
    Initialised(f64),
    /// An apply is done.
    Applied(&'p Apply),
    /// A plan after the last apply of a value is made, in so many seconds.
    Checked(&'p Check, f64),
}
