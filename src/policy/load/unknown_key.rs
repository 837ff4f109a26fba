#![doc = include_str!("unknown-key.md")]

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "S005" "unknown-key");

/// A key that the table does not have.
pub(super) fn report(place: Place, table: &str, key: &str, known: &[&str]) -> Diagnostic {
    let owner = if table.is_empty() { "a policy".to_owned() } else { format!("`{table}`") };
    let label = suggest::nearest(key, known).map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
    Diagnostic::new(&CODE, format!("{owner} has no key `{key}`"))
        .primary(place, label)
        .help(format!("the keys of {owner} are {}", suggest::all_of(known)))
}
