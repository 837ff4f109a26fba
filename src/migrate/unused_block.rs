#![doc = include_str!("unused-block.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Warning "G007" "unused-block");

/// A block that makes nothing with the values that are known.
pub(super) fn report(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{address}` makes nothing with the values that are known, and is left as it is"))
        .primary(place, "")
        .help("if `terraform state list` shows it, give the values that it is applied with: `--var NAME=VALUE` or `--var-file`")
}
