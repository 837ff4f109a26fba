//! Many repositories → few filters that catch exactly them, as far as an inventory tells.
//!
//! A rule holds 100 filters, so a rule over more repositories needs filters that stand for several. With the
//! registry's other repositories known, the smallest set can be worked out; see [`merge`]. What does not exist yet is
//! not known: a merged filter catches every later repository of its pattern, so each is made as narrow as its names
//! allow.

mod frames;
mod greedy;
mod middles;
mod part;
mod prefixes;

use super::anchor::Others;
use crate::inventory::Endings;
use crate::registry::Filter;
use crate::registry::limits::{MAX_FILTER_LENGTH, MAX_FILTERS};
use crate::wildcard::Pattern;

/// A filter, and the repositories that it stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergedFilter {
    /// The filter's text, which [`Filter`] accepts.
    pub filter: String,
    /// The wanted names that it stands for, sorted; at least one.
    pub names: Vec<String>,
    /// The other names that it catches, sorted. It is empty but where a single name can't be told from others: then this
    /// is what its anchored filter catches.
    pub caught: Vec<String>,
}

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
/// Where that takes more than 100 filters, others are tried: `x*y`, in which both parts may be empty, and `*x*`, in which
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

/// Wanted names that one filter can stand for.
#[derive(Debug)]
struct Group<'n> {
    /// The names, sorted.
    names: Vec<&'n str>,
    /// What a filter for them all looks like.
    shape: Shape<'n>,
}

/// What a filter looks like that stands for several names.
#[derive(Debug, Clone, Copy)]
enum Shape<'n> {
    /// `x*`
    Prefix,
    /// `x*y`, with at least so many characters behind the `*`.
    Framed { tail: usize },
    /// `*x*`
    Middle(&'n str),
}

impl Group<'_> {
    fn filter(&self, others: &Others<'_, &str>) -> MergedFilter {
        let (filter, caught) = match self.names.as_slice() {
            [name] => single(name, others),
            several => (self.shape.filter(several), Vec::new()),
        };
        MergedFilter { filter, names: self.names.iter().map(|name| (*name).to_owned()).collect(), caught }
    }
}

/// The filter of one name, and which others it catches. Where its anchored filter is too long, as many characters are
/// left out at its `*` as it takes.
fn single(name: &str, others: &Others<'_, &str>) -> (String, Vec<String>) {
    let (filter, caught) = others.anchored(name);
    if filter.len() <= MAX_FILTER_LENGTH {
        return (filter, caught);
    }
    let (room, longest_tail) = (MAX_FILTER_LENGTH - 1, part::longest_tail(name));
    let heads = (0..=part::longest_head(name)).rev();
    others.fewest(name, heads.map(|head| (part::head(name, head), part::tail(name, longest_tail.min(room - head)))))
}

impl Shape<'_> {
    /// The narrowest such filter over these names.
    fn filter(self, names: &[&str]) -> String {
        match self {
            Self::Prefix => framed(names, 0).0 + "*",
            Self::Framed { tail } => {
                let (head, tail) = framed(names, tail);
                format!("{head}*{tail}")
            }
            Self::Middle(middle) => {
                let (head, tail) = framed(names, 0);
                let (wide, narrow) = (format!("*{middle}*"), format!("{head}*{middle}*{tail}"));
                let pattern = Pattern::filter(&narrow);
                let fits = Filter::new(narrow.as_str()).is_ok() && names.iter().all(|name| pattern.matches(name));
                if fits { narrow } else { wide }
            }
        }
    }
}

/// The longest beginning that these names share and that AWS accepts, then the longest such ending, for which at least
/// so many characters are kept.
fn framed(names: &[&str], tail: usize) -> (String, String) {
    let first = names.first().copied().unwrap_or_default();
    let room = names.iter().map(|name| name.len()).min().unwrap_or_default().min(MAX_FILTER_LENGTH - 1);
    let shared = names.iter().map(|name| part::shared_head(first, name)).min().unwrap_or_default();
    let head = shared.min(part::longest_head(first)).min(room.saturating_sub(tail));
    let shared = names.iter().map(|name| part::shared_tail(first, name)).min().unwrap_or_default();
    let tail = shared.min(part::longest_tail(first)).min(room - head);
    (part::head(first, head).to_owned(), part::tail(first, tail).to_owned())
}

fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}
