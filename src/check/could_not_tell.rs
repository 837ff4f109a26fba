#![doc = include_str!("could-not-tell.md")]

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::source::Place;
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "P026" "could-not-tell");

/// The most patterns that are named.
const SHOWN: usize = 5;

/// A question about names that takes more steps than are allowed; `what` reads on from "could not tell".
pub(crate) fn report(place: Place, what: &str, blame: &[Pattern]) -> Diagnostic {
    let shown: Vec<&str> = blame.iter().take(SHOWN).map(Pattern::as_str).collect();
    let more = blame.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| format!(" and {more} more")).unwrap_or_default();
    Diagnostic::new(&CODE, format!("could not tell {what}"))
        .primary(place, "")
        .help(format!("write these with fewer `*`: {}{more}", suggest::all_of(&shown)))
}
