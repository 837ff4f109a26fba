//! Filters `x*y`, chosen greedily.
//!
//! Every such filter that catches no other name is within one of the [`Candidate`]s, which catches as much or more of
//! the wanted. The greedy choice takes at most `ln n + 1` times as many of them as the best one (Chvátal 1979).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Group, part};
use crate::inventory::Endings;
use crate::plan::Filter;

/// The wanted names, each under one filter. Both lists are sorted, without repeats and without a name in common.
pub(super) fn groups<'n>(wanted: &[&'n str], others: &[&'n str]) -> Vec<Group<'n>> {
    let mut candidates = Vec::new();
    let names = Names::of(wanted, others);
    names.candidates(&mut candidates);
    choose(wanted, &candidates)
}

/// A filter `x*y` that catches several wanted names and no other.
#[derive(Debug)]
struct Candidate {
    /// The length of `y`.
    tail: usize,
    /// The positions of the wanted names that it catches.
    wanted: Vec<usize>,
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
struct Names<'n>(Vec<Name<'n>>);

impl<'n> Names<'n> {
    fn of(wanted: &[&'n str], others: &[&'n str]) -> Self {
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
        Self(names)
    }

    /// The candidates of every beginning that parts the names: of beginnings that the same names share, the shortest.
    fn candidates(&self, candidates: &mut Vec<Candidate>) {
        let mut waiting: Vec<(&[Name<'n>], usize)> = vec![(&self.0, 0)];
        while let Some((names, head)) = waiting.pop() {
            let has_others = names.iter().any(|name| name.wanted.is_none());
            candidates_of(names, head, candidates);
            let (true, Some(first), Some(last)) = (has_others, names.first(), names.last()) else { continue };
            let next = part::shared_head(first.text, last.text) + 1;
            let parts = names.chunk_by(|left, right| part::shared_head(left.text, right.text) >= next);
            waiting.extend(parts.filter(|part| is_worthwhile(part, next)).map(|part| (part, next)));
        }
    }
}

/// Whether names with a beginning of that length in common may have a filter together.
fn is_worthwhile(names: &[Name<'_>], head: usize) -> bool {
    let is_accepted = names.first().is_some_and(|name| head <= part::longest_head(name.text));
    is_accepted && names.iter().filter(|name| name.wanted.is_some()).take(2).count() == 2
}

/// The candidates whose beginning is the first characters of these names, so many of them. Each wanted name has its
/// shortest ending that no other of the names has; those with the same one are caught together.
fn candidates_of(names: &[Name<'_>], head: usize, candidates: &mut Vec<Candidate>) {
    let mut names = names.to_vec();
    names.sort_unstable_by_key(|name| name.rank);
    let tails = tails(&names);
    let mut open: Option<(&str, Candidate)> = None;
    for (name, tail) in names.iter().zip(tails) {
        let (Some(wanted), true) = (name.wanted, fits(name.text, head, tail)) else { continue };
        let ending = part::tail(name.text, tail);
        match &mut open {
            Some((last, candidate)) if *last == ending => candidate.wanted.push(wanted),
            _ => keep(open.replace((ending, Candidate { tail, wanted: vec![wanted] })), candidates),
        }
    }
    keep(open, candidates);
}

fn keep(candidate: Option<(&str, Candidate)>, candidates: &mut Vec<Candidate>) {
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

/// Whether a name has room for both parts, and AWS accepts the filter.
fn fits(name: &str, head: usize, tail: usize) -> bool {
    head + tail <= name.len().min(Filter::MAX_LENGTH - 1) && tail <= part::longest_tail(name)
}

/// Takes again and again the candidate that catches most of what is left, of several the first; what no candidate
/// catches stays alone.
fn choose<'n>(wanted: &[&'n str], candidates: &[Candidate]) -> Vec<Group<'n>> {
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
        groups.push(Group { names, tail: Some(candidate.tail) });
    }
    groups.extend(left.into_iter().flatten().map(|name| Group { names: vec![name], tail: None }));
    groups
}
