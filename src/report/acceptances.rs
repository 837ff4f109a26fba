//! Changes of acceptances in words, for every format alike.

use super::comparison::Comparison;
use crate::change::{AcceptanceChange, AcceptanceChangeKind as Kind};
use crate::paths::in_repository;

/// The title of the list.
pub(super) const TITLE: &str = "Accepted findings";

/// A sentence for each change of an acceptance; where there are several policies it names its own.
pub(super) fn lines(comparison: &Comparison) -> Vec<String> {
    let is_one = comparison.changes.len() == 1;
    let of_policy = |change: &'_ crate::change::Change| -> Vec<String> {
        let name = in_repository(change.policy().source.name());
        let start = if is_one { String::new() } else { format!("`{name}`: ") };
        change.acceptances().unwrap_or_default().iter().map(|one| format!("{start}{}", line(one))).collect()
    };
    comparison.changes.iter().flat_map(of_policy).collect()
}

fn line(change: &AcceptanceChange) -> String {
    let AcceptanceChange { id, from, until, reason, .. } = change;
    let from = from.as_deref().unwrap_or_default();
    let until = until.as_deref().unwrap_or_default();
    let scope = scope(change);
    match change.change {
        Kind::Added => format!("`{id}` is accepted{scope} until {until}: {reason}"),
        Kind::Removed => format!("`{id}` is no longer accepted{scope}; it was until {from}"),
        Kind::Extended => format!("`{id}` is accepted{scope} longer, until {until} instead of {from}: {reason}"),
        Kind::Shortened => format!("`{id}` is accepted{scope} only until {until} instead of {from}"),
    }
}

fn scope(change: &AcceptanceChange) -> String {
    let listed = |list: &[String]| list.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
    let repositories = match change.repositories.as_slice() {
        [] => String::new(),
        some => format!(" in {}", listed(some)),
    };
    match change.packages.as_slice() {
        [] => repositories,
        some => format!("{repositories} for the packages {}", listed(some)),
    }
}
