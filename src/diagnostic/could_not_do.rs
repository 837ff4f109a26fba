#![doc = include_str!("could-not-do.md")]

use super::code::Code;
use super::code::page;
use super::diagnostic::Diagnostic;

pub(crate) static CODE: Code = page!(Error "C001" "could-not-do");

/// Reports that a command could not do its work, for a reason of its own.
pub(crate) fn report(reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, reason)
}
