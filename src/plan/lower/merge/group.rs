//! Names that one filter can stand for, and the narrowest filter that does.

use super::merged_filter::MergedFilter;
use super::part;
use crate::plan::lower::anchor::Others;
use crate::registry::Filter;
use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::wildcard::Pattern;

/// Wanted names that one filter can stand for.
#[derive(Debug)]
pub(super) struct Group<'n> {
    /// The names, sorted.
    pub(super) names: Vec<&'n str>,
    /// The shape of a filter for them all.
    pub(super) shape: Shape<'n>,
}

/// Shape of a filter that stands for several names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape<'n> {
    /// `x*`
    Prefix,
    /// `x*y`, with at least so many characters behind the `*`.
    Framed { tail: usize },
    /// `*x*`
    Middle(&'n str),
}

impl Group<'_> {
    pub(super) fn filter(&self, others: &Others<'_, &str>) -> MergedFilter {
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
