#![doc = include_str!("missing-key.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "S008" "missing-key");

/// A key that the table must have.
pub(super) fn report(place: Place, table: &str, key: &str, help: &str) -> Diagnostic {
    let owner = if table.is_empty() { "the policy".to_owned() } else { format!("this `{table}`") };
    Diagnostic::new(&CODE, format!("{owner} has no `{key}`"))
        .primary(place, format!("`{key}` is missing here"))
        .help(help)
}
