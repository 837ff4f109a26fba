//! The headline of a review.

use super::{Review, impact, registry_change};
use crate::change::semantic::Verdict;

/// The one line that a reviewer must have read: what becomes of the registry, then losses first.
pub(super) fn headline(review: &Review) -> String {
    if !review.is_change() {
        return "Registry scanning: nothing changes".to_owned();
    }
    let (state, impacts) = impact::clauses(review.meanings());
    let mut clauses: Vec<String> = review.changes.iter().flat_map(registry_change::clauses).collect();
    clauses.dedup();
    clauses.extend(impacts);
    if review.meanings().iter().flatten().any(|meaning| meaning.verdict == Verdict::Unknown) {
        clauses.push("what this changes could not all be told".to_owned());
    }
    if clauses.is_empty() {
        clauses.push("the text changes, and scans the same".to_owned());
    }
    let state = state.map(|state| format!(" while {}", state.as_str())).unwrap_or_default();
    format!("Registry scanning{state}: {}", clauses.join(", "))
}
