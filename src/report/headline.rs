//! The headline of a review.

use super::comparison::Comparison;
use super::{impact, registry_change};
use crate::change::semantic::Verdict;

/// The one line that a reviewer must have read: what becomes of the registry, then losses first.
pub(super) fn headline(comparison: &Comparison) -> String {
    if !comparison.is_change() {
        return "Registry scanning: nothing changes".to_owned();
    }
    let (state, impacts) = impact::clauses(comparison.meanings());
    let mut clauses: Vec<String> = comparison.changes.iter().flat_map(registry_change::clauses).collect();
    clauses.dedup();
    let is_equivalent = comparison.meanings().iter().flatten().all(|meaning| meaning.verdict == Verdict::Equivalent);
    if is_equivalent && comparison.changes.iter().any(|change| change.moved_from().is_some()) {
        clauses.push("scanning stays the same".to_owned());
    }
    clauses.extend(impacts);
    if comparison.meanings().iter().flatten().any(|meaning| meaning.verdict == Verdict::Unknown) {
        clauses.push("not all changes are known".to_owned());
    }
    if clauses.is_empty() {
        clauses.push("only the text changes, scanning stays the same".to_owned());
    }
    let state = state.map(|state| format!(" while {}", state.as_str())).unwrap_or_default();
    format!("Registry scanning{state}: {}", clauses.join(", "))
}
