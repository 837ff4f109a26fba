#![doc = include_str!("could-not-tell.md")]

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::source::Place;
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "P026" "could-not-tell");

/// The most patterns that are named.
const SHOWN: usize = 5;

/// A question about names that takes more steps than are allowed; `what` reads on from "could not tell".
pub(crate) fn report(place: Place, what: &str, blame: &[Pattern]) -> Diagnostic {
    let blame: Vec<&str> = blame.iter().map(Pattern::as_str).collect();
    Diagnostic::new(&CODE, format!("could not determine {what}"))
        .primary(place, "")
        .help(format!("use fewer `*` in these patterns: {}", suggest::first_of(&blame, SHOWN)))
}
