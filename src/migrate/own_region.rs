#![doc = include_str!("own-region.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "G005" "own-region");

/// A configuration with a `region` of its own, which the generated module does not have.
pub(super) fn report(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{address}` sets its own `region`, and the generated module takes that of its provider"),
    )
    .primary(place, "without it the region may change, and the registry be replaced")
    .help("give the resource a `provider` of that region in the place of `region`, and apply that first")
}
