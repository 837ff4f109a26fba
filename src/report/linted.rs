//! The findings of the linter in a line.

use crate::diagnostic::{human, markdown};
use crate::lint::Linted;

/// The numbers of files that were read, and of findings.
pub(crate) fn summary(linted: &Linted) -> String {
    let files = super::phrases::counted(linted.files, ["file", "files"]);
    let counts = markdown::counts(&linted.findings);
    let files = match linted.unread {
        0 => files,
        unread => format!("{files}, {} not read", super::phrases::counted(unread, ["module", "modules"])),
    };
    match linted.findings.first() {
        None => format!("{files}: nothing to report"),
        Some(first) => {
            human::printable(&format!("{files}: {counts}; `scanwright code {}` explains the first", first.code.code))
        }
    }
}
