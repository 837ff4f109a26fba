//! The order of names as people count: `a2` before `a10`.

use std::cmp::Ordering;

/// Compares two names, their numbers as numbers.
pub(super) fn natural(left: &str, right: &str) -> Ordering {
    let (mut one, mut other) = (left, right);
    loop {
        let (ours, theirs) = (run(one), run(other));
        let order = match (number(ours), number(theirs)) {
            (Some(ours), Some(theirs)) => (ours.len(), ours).cmp(&(theirs.len(), theirs)),
            _ => ours.cmp(theirs),
        };
        if order.is_ne() || ours.is_empty() {
            return order.then_with(|| left.cmp(right));
        }
        (one, other) = (one.get(ours.len()..).unwrap_or_default(), other.get(theirs.len()..).unwrap_or_default());
    }
}

/// The run of digits, or of other characters, that a text begins with.
fn run(text: &str) -> &str {
    let is_digit = text.starts_with(|char: char| char.is_ascii_digit());
    let end = text.find(|char: char| char.is_ascii_digit() != is_digit).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The digits of a run that is a number, without leading zeros.
fn number(run: &str) -> Option<&str> {
    run.starts_with(|char: char| char.is_ascii_digit()).then(|| run.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count() {
        let mut names = ["a10", "a2", "b", "a", "a02/x10", "a02/x9", "", "10", "9"];
        names.sort_by(|left, right| natural(left, right));
        assert_eq!(names, ["", "9", "10", "a", "a2", "a02/x9", "a02/x10", "a10", "b"]);
    }
}
