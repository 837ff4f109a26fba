#![doc = include_str!("unsupported-version.md")]

use super::table::Table;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::At;

pub(super) static CODE: Code = page!(Error "S009" "unsupported-version");

/// The version of the language that this program reads.
const VERSION: i64 = 1;

/// Reports a version other than 1.
pub(super) fn check(root: &Table<'_, '_>, version: Option<&At<i64>>) {
    let Some(version) = version.filter(|version| version.value != VERSION) else { return };
    let message =
        format!("this release of scanwright supports version {VERSION} of the policy language, not {}", version.value);
    root.report(Diagnostic::new(&CODE, message).primary(root.place(version.span), "").help(format!(
        "set `version = {VERSION}`, or use a release of scanwright that supports version {}",
        version.value
    )));
}
