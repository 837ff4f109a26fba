//! Many repositories → few filters that catch exactly them, as far as an inventory tells.
//!
//! A rule holds 100 filters, so a rule over more repositories needs filters that stand for several. With the
//! registry's other repositories known, the smallest set can be computed; see [`merge`]. What does not exist yet is
//! not known: a merged filter catches every later repository of its pattern, so each is made as narrow as its names
//! allow.

mod candidate;
mod frames;
mod greedy;
mod group;
mod merged_filter;
mod middles;
mod part;
mod prefixes;

pub use merged_filter::MergedFilter;

use super::anchor::Others;
use crate::inventory::Endings;
use crate::registry::limits::MAX_FILTERS;

/// The filters that catch all of `wanted` and, but for what [`MergedFilter::caught`] says, none of `others`; sorted,
/// each wanted name under one of them. Names may stand in any order and more than once; one that is in both lists is
/// wanted. The same names give the same filters.
///
/// First with prefix filters `x*` alone, as few as there can be. Call a prefix of a wanted name *allowed* where no other
/// name starts with it and AWS accepts it with a `*` behind (no adjacent separators, 255 characters).
///
/// 1. Take for each wanted name its shortest allowed prefix. Of two prefixes so taken neither starts with the other:
///    the shorter one would be an allowed prefix of both names, and so the shortest of both.
/// 2. Every allowed prefix that catches a name is at least as long as that name's shortest, and so starts with it. By 1
///    it starts with no other of those taken. So it catches only names with that same shortest prefix, and no set of
///    allowed prefixes is smaller than the set of the shortest ones.
///
/// A filter for several names is then written with the longest prefix that they share, which catches the same of the
/// inventory and the least beside it. A filter for one name, and for a name without an allowed prefix, is its anchored
/// one ([`anchor_with`](super::anchor_with)).
///
/// If that takes more than 100 filters, others are tried: `x*y`, in which both parts may be empty, and `*x*`, in which
/// `x` is a word between two separators. They are chosen greedily, always the one that catches most of what is still to
/// be caught, and used where that takes fewer than prefixes do.
pub fn merge(wanted: &[&str], others: &[&str]) -> Vec<MergedFilter> {
    let wanted = sorted(wanted.iter().copied());
    let others = sorted(others.iter().copied().filter(|other| wanted.binary_search(other).is_err()));
    let endings = Endings::of(&others);
    let mut groups = prefixes::groups(&wanted, &others);
    if groups.len() > MAX_FILTERS {
        let chosen = greedy::groups(&wanted, &others);
        groups = if chosen.len() < groups.len() { chosen } else { groups };
    }
    let others = Others { names: &others, endings: &endings };
    let mut filters: Vec<MergedFilter> = groups.iter().map(|group| group.filter(&others)).collect();
    filters.sort_unstable();
    filters
}

fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
