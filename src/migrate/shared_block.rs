#![doc = include_str!("shared-block.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "G002" "shared-block");

/// A block that would have to go, and that makes something for another registry.
pub(super) fn report(address: &str, other: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the block of `{address}` also makes `{other}`, for another account or region"))
        .primary(place, "deleting it for one deletes it for both")
        .help("give the other one a block of its own with a `moved` block, and apply that first")
}
