#![doc = include_str!("refused-filter-text.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::registry::{Filter, FilterRefused};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "L009" "refused-filter-text");

/// Reports filters that AWS refuses.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let filters = subject.filters().filter_map(|(registry, text, place)| {
        let finding = report(text, place, Filter::new(text).err()?);
        Some(registry.called(Some(text), finding))
    });
    findings.extend(filters);
}

fn report(text: &str, place: &Place, refused: FilterRefused) -> Diagnostic {
    let (message, help) = match refused {
        FilterRefused::TooLong(length) => (
            format!("the filter has {length} characters, and AWS allows at most {}", MAX_FILTER_LENGTH),
            "shorten it with a `*`; the provider accepts 256 characters, so only the apply fails",
        ),
        FilterRefused::Spelling => (
            format!("`{text}` is not a valid filter"),
            "a filter consists of lower-case letters, digits and `*`, with single `.` `_` `-` `/` between them; write a `*` between adjacent separators: `team_*_api`",
        ),
    };
    Diagnostic::new(&CODE, message).primary(place.clone(), "").help(help)
}
