//! The fewest prefix filters; [`merge`](super::merge) holds the proof.

use super::group::{Group, Shape};
use super::part;

/// The wanted names by their shortest allowed prefix, and each without one alone. Both lists are sorted, without
/// repeats and without a name in common.
pub(super) fn groups<'n>(wanted: &[&'n str], others: &[&str]) -> Vec<Group<'n>> {
    let mut groups: Vec<(Option<&str>, Group<'n>)> = Vec::new();
    for name in wanted {
        let prefix = shortest_allowed(name, others);
        match groups.last_mut() {
            Some((Some(last), group)) if prefix == Some(*last) => group.names.push(name),
            _ => groups.push((prefix, Group { names: vec![name], shape: Shape::Prefix })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The shortest prefix of a name that no other name starts with, if AWS accepts it as a filter. The names that share
/// most with a name are its neighbours in the order of the alphabet.
fn shortest_allowed<'n>(name: &'n str, others: &[&str]) -> Option<&'n str> {
    let after = others.partition_point(|other| *other < name);
    let neighbours = [after.checked_sub(1).and_then(|before| others.get(before)), others.get(after)];
    let shared = neighbours.into_iter().flatten().map(|other| part::shared_head(name, other) + 1).max();
    let length = shared.unwrap_or(0);
    (length <= part::longest_head(name)).then(|| part::head(name, length))
}
