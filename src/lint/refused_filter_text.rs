#![doc = include_str!("refused-filter-text.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::registry::{Filter, FilterRefused};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "L009" "refused-filter-text");

/// Reports filters that AWS refuses.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let filters = subject.filters().filter_map(|(text, place)| Some(report(text, place, Filter::new(text).err()?)));
    findings.extend(filters);
}

fn report(text: &str, place: &Place, refused: FilterRefused) -> Diagnostic {
    let (message, help) = match refused {
        FilterRefused::TooLong(length) => (
            format!("the filter has {length} characters, and AWS takes at most {}", MAX_FILTER_LENGTH),
            "shorten it with a `*`; the provider lets 256 characters through, so that the apply fails",
        ),
        FilterRefused::Spelling => (
            format!("`{text}` can't be a filter"),
            "a filter holds small letters, digits and `*`, with one of `.` `_` `-` `/` between them; for adjacent separators write a `*` between: `team_*_api`",
        ),
    };
    Diagnostic::new(&CODE, message).primary(place.clone(), "").help(help)
}
