#![doc = include_str!("not-expressible.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A009" "not-expressible");

/// States that no release mode describes; `why` says what they depend on.
pub(super) fn states(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("no policy says this: {why}")).primary(place, "").help(
        "a policy knows ENHANCED, BASIC, and one variable between the two: settle the rest with `--var NAME=VALUE`",
    )
}

/// A filter without `*` that is too long to be written with one at either end.
pub(super) fn long_filter(length: usize, place: &Place) -> Diagnostic {
    let message = format!(
        "no policy says this: a filter without `*` of {length} characters, which with a `*` at either end has more than {}",
        MAX_FILTER_LENGTH
    );
    Diagnostic::new(&CODE, message)
        .primary(place.clone(), "matches every name that contains it")
        .help("anchor it with a `*` inside, if the one repository is meant")
}
