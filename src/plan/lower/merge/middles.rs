//! Filters `*x*`, in which `x` is a word between two separators, such as `*/prod/*`.

use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::group::Shape;
use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::registry::repository_name::is_separator;

/// The filters that catch several wanted names and no other.
pub(super) fn candidates<'n>(wanted: &[&'n str], others: &[&'n str]) -> Vec<Candidate<'n>> {
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, name) in wanted.iter().enumerate() {
        for middle in middles(name) {
            let names = found.entry(middle).or_default();
            if names.last() != Some(&index) {
                names.push(index);
            }
        }
    }
    for middle in others.iter().flat_map(|other| middles(other)) {
        found.remove(middle);
    }
    let several = found.into_iter().filter(|(_, wanted)| wanted.len() > 1);
    several.map(|(middle, wanted)| Candidate { shape: Shape::Middle(middle), wanted }).collect()
}

/// The words of a name that stand between two separators, with them. A name that contains such a text has it as a word:
/// there is no separator within.
fn middles(name: &str) -> impl Iterator<Item = &str> {
    let separators: Vec<usize> = name.match_indices(is_separator).map(|(at, _)| at).collect();
    let pairs: Vec<(usize, usize)> = separators.iter().copied().zip(separators.iter().copied().skip(1)).collect();
    let middles = pairs.into_iter().filter_map(|(left, right)| name.get(left..=right));
    middles.filter(|middle| middle.len() > 2 && middle.len() + 2 <= MAX_FILTER_LENGTH)
}
