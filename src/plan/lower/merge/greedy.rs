//! A set of filters, chosen greedily: at most `ln n + 1` times as many as the best choice among the same filters for `n`
//! names (Chvátal, "A greedy heuristic for the set-covering problem", 1979).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::candidate::Candidate;
use super::group::{Group, Shape};
use super::{frames, middles};

/// The wanted names, each under one filter. Both lists are sorted, without repeats and without a name in common.
pub(super) fn groups<'n>(wanted: &[&'n str], others: &[&'n str]) -> Vec<Group<'n>> {
    let mut candidates = frames::candidates(wanted, others);
    candidates.extend(middles::candidates(wanted, others));
    choose(wanted, &candidates)
}

/// Takes again and again the candidate that catches most of what is left, of several the first; what no candidate
/// catches stays alone.
fn choose<'n>(wanted: &[&'n str], candidates: &[Candidate<'n>]) -> Vec<Group<'n>> {
    let mut left: Vec<Option<&str>> = wanted.iter().map(|name| Some(*name)).collect();
    let counted = candidates.iter().enumerate().map(|(index, candidate)| (candidate.wanted.len(), Reverse(index)));
    let mut heap: BinaryHeap<(usize, Reverse<usize>)> = counted.collect();
    let mut groups = Vec::new();
    while let Some((count, Reverse(index))) = heap.pop() {
        let Some(candidate) = candidates.get(index) else { continue };
        let still = candidate.wanted.iter().filter(|&&name| left.get(name).is_some_and(Option::is_some)).count();
        if still < count {
            heap.extend((still > 1).then_some((still, Reverse(index))));
            continue;
        }
        let taken = candidate.wanted.iter().filter_map(|&name| left.get_mut(name)?.take());
        let mut names: Vec<&str> = taken.collect();
        names.sort_unstable();
        groups.push(Group { names, shape: candidate.shape });
    }
    groups.extend(left.into_iter().flatten().map(|name| Group { names: vec![name], shape: Shape::Prefix }));
    groups
}
