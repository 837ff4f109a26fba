#![doc = include_str!("unknown-version.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A003" "unknown-version");

/// A format of another version; `known` says which one is read, and `version` holds no secret.
pub(super) fn report(what: &str, version: &str, known: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("this scanwright reads {known} of {what}, not {version}"))
        .primary(place.clone(), "")
        .help("import what AWS says instead: `aws ecr get-registry-scanning-configuration > registry.json`")
}
