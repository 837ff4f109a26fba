#![doc = include_str!("too-many-keys.md")]

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};
use crate::target::terraform::format;

pub(super) static CODE: Code = page!(Error "T010" "too-many-keys");

/// Files below this size can't hold too many.
const SMALL: usize = 64 * 1024;

/// The most comparisons of keys in a file: one object of 20,000 keys, or a hundred of 2,000. The parser compares each key
/// of an object with all before it, which takes a second or two for as many.
const COMPARISONS: usize = 20_000 * 20_000;

/// Refuses a text whose objects take too long to parse.
pub(super) fn check(source: &Arc<Source>) -> Option<Diagnostic> {
    if source.text().len() < SMALL {
        return None;
    }
    let objects = format::objects(source.text());
    let comparisons = objects.iter().fold(0_usize, |all, object| all.saturating_add(object.keys.saturating_pow(2)));
    let largest = objects.iter().max_by_key(|object| object.keys).filter(|_| comparisons > COMPARISONS)?;
    let place = Place::new(source, Span { start: largest.start, end: largest.start + 1 });
    let diagnostic = Diagnostic::new(&CODE, format!("`{}` has objects with too many keys", source.name()))
        .primary(place, format!("the largest has {}", largest.keys))
        .help("put such values into a JSON file and read it with `jsondecode(file(…))`; nothing of this file was read");
    Some(diagnostic)
}
