//! The findings of the linter in a line.

use super::phrases::counted;
use crate::diagnostic::{self, human, markdown};
use crate::lint::Linted;

/// The numbers of findings that a baseline has.
fn of_baseline(linted: &Linted) -> String {
    let known = match linted.known {
        0 => String::new(),
        known => format!("; {} known from the baseline", counted(known, ["finding is", "findings are"])),
    };
    match linted.gone {
        0 => known,
        1 => format!("{known}; 1 finding of the baseline is no longer there"),
        gone => format!("{known}; {gone} findings of the baseline are no longer there"),
    }
}

/// The numbers of files that were read, of findings, and of directories that were not read whole.
pub(crate) fn summary(linted: &Linted) -> String {
    let as_opentofu = if linted.is_of_opentofu { ", as OpenTofu reads them" } else { "" };
    let files = format!("{}{as_opentofu}", counted(linted.files, ["file", "files"]));
    let counts = markdown::counts(&linted.findings);
    let files = match linted.unread {
        0 => files,
        unread => format!("{files}, {} not read", counted(unread, ["module", "modules"])),
    };
    let summary = match diagnostic::explained(&linted.findings) {
        None => format!("{files}: nothing to report"),
        Some(explained) => format!("{files}: {counts}; {explained}"),
    };
    let incomplete = match linted.incomplete {
        0 => String::new(),
        1 => "; 1 directory without anything of scanning was not read whole (`--strict` shows why)".to_owned(),
        many => {
            format!("; {many} directories without anything of scanning were not read whole (`--strict` shows why)")
        }
    };
    human::printable(&format!("{summary}{}{incomplete}", of_baseline(linted)))
}
