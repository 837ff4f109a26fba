#![doc = include_str!("could-not-do.md")]

use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "C001" "could-not-do");

/// A command that could not do its work for a reason of its own.
pub(super) fn report(reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, reason)
}
