#![doc = include_str!("rehearsal-failed.md")]

use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "H010" "rehearsal-failed");

/// A rehearsal that could not be held, and what may help.
pub(crate) fn report(message: impl Into<String>, help: &str) -> Diagnostic {
    let finding = Diagnostic::new(&CODE, message);
    if help.is_empty() { finding } else { finding.help(help) }
}
