#![doc = include_str!("missing-key.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "S008" "missing-key");

/// Tells whether the key may stand in another file of the policy.
pub(crate) fn is_of_whole(finding: &Diagnostic) -> bool {
    let is_root = || finding.message.starts_with(POLICY) || finding.message.starts_with("this `[release]`");
    finding.code == &CODE && is_root()
}

/// The owner of the keys that stand in no table.
const POLICY: &str = "the policy";

/// A key that the table must have.
pub(super) fn report(place: Place, table: &str, key: &str, help: &str) -> Diagnostic {
    let owner = if table.is_empty() { POLICY.to_owned() } else { format!("this `{table}`") };
    Diagnostic::new(&CODE, format!("{owner} has no `{key}`"))
        .primary(place, format!("`{key}` is missing here"))
        .help(help)
}
