//! Filters `x*y`, in which both parts may be empty.
//!
//! A name is held to be caught where it starts with `x` and ends with `y`, even where it is too short for both. So judged,
//! every filter `x*y` that catches no other name is within a candidate, which catches as much of the wanted or more.

use super::candidate::Candidate;
use super::group::Shape;
use super::part;
use crate::inventory::Endings;
use crate::registry::limits::MAX_FILTER_LENGTH;

/// The filters that catch several wanted names and no other. Both lists are sorted, without repeats and without a name
/// in common.
pub(super) fn candidates<'n>(wanted: &[&'n str], others: &[&'n str]) -> Vec<Candidate<'n>> {
    let names = sorted(wanted, others);
    let mut candidates = Vec::new();
    let mut waiting: Vec<(&[Name<'n>], usize)> = vec![(&names, 0)];
    while let Some((names, head)) = waiting.pop() {
        candidates_of(names, head, &mut candidates);
        let has_others = names.iter().any(|name| name.wanted.is_none());
        let (true, Some(first), Some(last)) = (has_others, names.first(), names.last()) else { continue };
        let next = part::shared_head(first.text, last.text) + 1;
        let parts = names.chunk_by(|left, right| part::shared_head(left.text, right.text) >= next);
        waiting.extend(parts.filter(|part| is_worthwhile(part, next)).map(|part| (part, next)));
    }
    candidates
}

/// A name, and its position among the wanted if it is one of them.
#[derive(Debug, Clone, Copy)]
struct Name<'n> {
    text: &'n str,
    wanted: Option<usize>,
    /// Its position in the order of the reversed names.
    rank: usize,
}

/// All names, sorted.
fn sorted<'n>(wanted: &[&'n str], others: &[&'n str]) -> Vec<Name<'n>> {
    let wanted = wanted.iter().enumerate().map(|(index, text)| (*text, Some(index)));
    let mut all: Vec<(&str, Option<usize>)> = wanted.chain(others.iter().map(|text| (*text, None))).collect();
    all.sort_unstable();
    let texts: Vec<&str> = all.iter().map(|(text, _)| *text).collect();
    let mut names: Vec<Name<'n>> = all.iter().map(|&(text, wanted)| Name { text, wanted, rank: 0 }).collect();
    for (rank, &index) in Endings::of(&texts).order().iter().enumerate() {
        if let Some(name) = names.get_mut(index as usize) {
            name.rank = rank;
        }
    }
    names
}

/// Tells whether names with a beginning of that length in common may have a filter together.
fn is_worthwhile(names: &[Name<'_>], head: usize) -> bool {
    let is_accepted = names.first().is_some_and(|name| head <= part::longest_head(name.text));
    is_accepted && names.iter().filter(|name| name.wanted.is_some()).take(2).count() == 2
}

/// The candidates whose beginning is the first characters of these names, so many of them. Each wanted name has its
/// shortest ending that no other of the names has; those with the same one are caught together.
fn candidates_of<'n>(names: &[Name<'n>], head: usize, candidates: &mut Vec<Candidate<'n>>) {
    let mut names = names.to_vec();
    names.sort_unstable_by_key(|name| name.rank);
    let tails = tails(&names);
    let mut open: Option<(&str, Candidate)> = None;
    for (name, tail) in names.iter().zip(tails) {
        let (Some(wanted), true) = (name.wanted, fits(name.text, head, tail)) else { continue };
        let ending = part::tail(name.text, tail);
        match &mut open {
            Some((last, candidate)) if *last == ending => candidate.wanted.push(wanted),
            _ => keep(
                open.replace((ending, Candidate { shape: Shape::Framed { tail }, wanted: vec![wanted] })),
                candidates,
            ),
        }
    }
    keep(open, candidates);
}

fn keep<'n>(candidate: Option<(&str, Candidate<'n>)>, candidates: &mut Vec<Candidate<'n>>) {
    candidates.extend(candidate.map(|(_, candidate)| candidate).filter(|candidate| candidate.wanted.len() > 1));
}

/// The length of each name's shortest ending that no other name of the list has, which is sorted by reversed text: the
/// names that share most with one stand nearest to it.
fn tails(names: &[Name<'_>]) -> Vec<usize> {
    let before = longest_shared(names.iter());
    let mut after = longest_shared(names.iter().rev());
    after.reverse();
    before.into_iter().zip(after).map(|(before, after)| before.max(after)).collect()
}

/// For each name one character more than it shares with the end of the last other name before it.
fn longest_shared<'n>(names: impl Iterator<Item = &'n Name<'n>>) -> Vec<usize> {
    let mut other: Option<&str> = None;
    names
        .map(|name| {
            if name.wanted.is_none() {
                other = Some(name.text);
            }
            other.map_or(0, |other| part::shared_tail(name.text, other) + 1)
        })
        .collect()
}

/// Tells whether a name has room for both parts, and AWS accepts the filter.
fn fits(name: &str, head: usize, tail: usize) -> bool {
    head + tail <= name.len().min(MAX_FILTER_LENGTH - 1) && tail <= part::longest_tail(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Filter;
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    /// The positions of the names that start and end so.
    fn caught(names: &[&str], head: &str, tail: &str) -> Vec<usize> {
        let is_caught = |name: &str| name.starts_with(head) && name.ends_with(tail);
        (0..).zip(names).filter(|(_, name)| is_caught(name)).map(|(index, _)| index).collect()
    }

    /// Every pair of a beginning and an ending of these names that fits one of them and that AWS accepts.
    fn parts<'n>(names: &[&'n str]) -> Vec<(&'n str, &'n str)> {
        let of_one = |name: &&'n str| {
            let name: &'n str = name;
            (0..=name.len()).flat_map(move |head| (head..=name.len()).map(move |tail| (&name[..head], &name[tail..])))
        };
        let is_accepted = |(head, tail): &(&str, &str)| Filter::new(format!("{head}*{tail}")).is_ok();
        names.iter().flat_map(of_one).filter(is_accepted).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_filter_catches_more_than_a_candidate(names in proptest::collection::btree_map("[ab]{1,3}(-{1,2}[ab]{1,2})?", proptest::bool::weighted(0.7), 2..14)) {
            let of = |wanted: bool| names.iter().filter(move |(_, is)| **is == wanted).map(|(name, _)| name.as_str());
            let (wanted, others): (Vec<&str>, Vec<&str>) = (of(true).collect(), of(false).collect());
            let candidates = candidates(&wanted, &others);
            for (head, tail) in parts(&wanted) {
                let wide = caught(&wanted, head, tail);
                let long_enough = |index: &usize| wanted[*index].len() >= head.len() + tail.len();
                let names: Vec<usize> = wide.into_iter().filter(long_enough).collect();
                let is_within = |candidate: &Candidate<'_>| names.iter().all(|name| candidate.wanted.contains(name));
                let is_free = caught(&others, head, tail).is_empty();
                prop_assert!(names.len() < 2 || !is_free || candidates.iter().any(is_within), "{head}*{tail} {names:?}");
            }
        }
    }
}
