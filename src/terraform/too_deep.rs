#![doc = include_str!("too-deep.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "T004" "too-deep");

/// Brackets or operators are nested more deeply than is read.
pub(super) fn report(place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{}` is nested too deeply", place.source.name()))
        .primary(place, "deeper than 64 levels, or a chain of more than 128 operators")
        .help("give the inner part a name in `locals`; nothing of this file was read")
}
