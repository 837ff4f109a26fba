#![doc = include_str!("refused-module.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(crate) static CODE: Code = page!(Error "H003" "refused-module");

/// A module from elsewhere, or one whose source is unknown.
pub(crate) fn not_local(place: Place, source: Option<&str>) -> Diagnostic {
    let message = match source {
        Some(text) => format!("the module `{text}` is not local, so it can't be checked before it is run"),
        None => "the source of this module is not a plain string".to_owned(),
    };
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("put a copy next to the configuration and call it by a path that starts with `./` or `../`")
}

/// A module that calls itself, through others or directly.
pub(crate) fn circle(place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, "this module calls itself, directly or through the modules that it calls")
        .primary(place, "this call closes the cycle")
        .help("terraform would not terminate: remove one of the calls")
}
