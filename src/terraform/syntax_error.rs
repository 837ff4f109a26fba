#![doc = include_str!("terraform-syntax.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "T003" "terraform-syntax");

/// A file that is not HCL.
pub(super) fn hcl(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{}` is not HCL: {reason}", place.source.name()))
        .primary(place, "")
        .help("`terraform validate` says what Terraform makes of it; nothing of this file was read")
}

/// A file that is not JSON.
pub(super) fn json(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{}` is not JSON: {reason}", place.source.name()))
        .primary(place, "")
        .help("nothing of this file was read")
}

/// A text in JSON that is not a template.
pub(super) fn template(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("this text is not a template: {reason}"))
        .primary(place, "")
        .help("`${…}` holds an expression; where the characters are meant, write `$${`")
}
