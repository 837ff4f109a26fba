//! Edits of whole lines.

use super::migration::{Action, Edit};
use crate::hcl::Attribute;
use crate::source::{Place, Position};

/// An edit of the lines of a place. Lines of JSON need commas beside them, which a person sets.
pub(super) fn edit_at(place: &Place, action: Action, what: String, replacement: Option<String>) -> Edit {
    let is_json = place.source.name().ends_with(".json");
    let (start, end) = lines(place);
    Edit {
        path: place.source.name().to_owned(),
        line: start,
        end_line: end,
        action: if is_json { Action::Review } else { action },
        what: if is_json && action == Action::Delete { format!("delete {what}") } else { what },
        replacement: replacement.filter(|_| !is_json),
    }
}

/// The first and the last line of a place.
fn lines(place: &Place) -> (usize, usize) {
    let Position { line: start, .. } = place.source.position(place.span.start);
    let end = place.span.end.saturating_sub(1).max(place.span.start);
    (start, place.source.position(end).line)
}

/// An argument with its name.
pub(super) fn whole(attribute: &Attribute) -> Place {
    let mut place = attribute.name_place();
    place.span.end = attribute.value.span.end.max(place.span.end);
    place
}

/// The lines that an argument stands on.
pub(super) fn lines_of(attribute: &Attribute) -> String {
    let place = whole(attribute);
    let (start, end) = lines(&place);
    let lines = place.source.text().lines().skip(start.saturating_sub(1)).take(end + 1 - start);
    lines.collect::<Vec<_>>().join("\n")
}
