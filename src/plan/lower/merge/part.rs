//! Beginnings and endings of names: how long those are that two names share, and that AWS takes beside a `*`.

use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::registry::repository_name::is_separator;

/// The first characters of a name.
pub(super) fn head(name: &str, length: usize) -> &str {
    name.get(..length).unwrap_or(name)
}

/// The last characters of a name.
pub(super) fn tail(name: &str, length: usize) -> &str {
    name.get(name.len().saturating_sub(length)..).unwrap_or(name)
}

/// Counts the characters that two names start with alike.
pub(super) fn shared_head(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count()
}

/// Counts the characters that two names end with alike.
pub(super) fn shared_tail(one: &str, other: &str) -> usize {
    one.bytes().rev().zip(other.bytes().rev()).take_while(|(left, right)| left == right).count()
}

/// Counts the first characters of a name that can stand before a `*`: no adjacent separators, and no more than AWS takes.
pub(super) fn longest_head(name: &str) -> usize {
    let before = adjacent(name.bytes()).map_or(name.len(), |pair| pair + 1);
    before.min(MAX_FILTER_LENGTH - 1)
}

/// Counts the last characters of a name that can stand behind a `*`.
pub(super) fn longest_tail(name: &str) -> usize {
    let behind = adjacent(name.bytes().rev()).map_or(name.len(), |pair| pair + 1);
    behind.min(MAX_FILTER_LENGTH - 1)
}

/// Finds the first two adjacent separators.
fn adjacent(bytes: impl Iterator<Item = u8> + Clone) -> Option<usize> {
    let is_separator = |byte| is_separator(char::from(byte));
    bytes.clone().zip(bytes.skip(1)).position(|(left, right)| is_separator(left) && is_separator(right))
}
