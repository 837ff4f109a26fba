#![doc = include_str!("ignore-comment-without-effect.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Note "S011" "ignore-comment-without-effect");

/// Reports a comment that has nothing to silence. A note, since a warning can come and go with the inventory that a command
/// is given.
pub(super) fn without_effect(place: &Place, code: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is no warning `{code}` to ignore here"))
        .primary(place.clone(), "")
        .help("delete the comment, unless the warning comes with an inventory; a comment on its own line applies to what begins on the next line, and errors are never ignored")
}
