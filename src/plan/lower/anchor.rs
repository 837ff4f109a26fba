//! The anchored filter of an exact name that catches nothing else in an inventory, where there is one.

use super::text::{has_adjacent_separators, part_separators};
use crate::inventory::{Endings, Inventory};
use crate::wildcard::Pattern;

/// The anchored filter of an exact name, and what else in the inventory it catches, sorted.
///
/// Its one `*` stands at the first place that catches nothing else: after the first character, after the second and so
/// on to the end, then before the first. Where every place catches something, it is the first that catches the fewest.
/// A name with adjacent separators has no choice: the filter with a `*` between each pair matches less than every other
/// filter that matches the name. The filter may be longer than AWS takes, as that of `filter_text` may.
pub fn anchor_with(name: &str, inventory: &Inventory) -> (String, Vec<String>) {
    let (names, endings) = inventory.endings();
    Others { names, endings }.anchored(name)
}

/// The names that a filter should not catch: a sorted list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Others<'o, S> {
    pub(super) names: &'o [S],
    pub(super) endings: &'o Endings,
}

impl<S: AsRef<str>> Others<'_, S> {
    /// The anchored filter of a name, and which of the others it catches; see [`anchor_with`].
    pub(super) fn anchored(&self, name: &str) -> (String, Vec<String>) {
        if has_adjacent_separators(name) {
            let filter = part_separators(name);
            return (filter.clone(), self.caught(&Pattern::filter(&filter), name));
        }
        let places = (1..=name.len()).chain([0]);
        self.fewest(name, places.filter_map(|place| name.split_at_checked(place)))
    }

    /// Of the filters `head*tail` for a name the first that catches the fewest others, and those.
    pub(super) fn fewest<'p>(
        &self,
        name: &str,
        parts: impl Iterator<Item = (&'p str, &'p str)>,
    ) -> (String, Vec<String>) {
        let mut best = None;
        let mut most = usize::MAX;
        for (head, tail) in parts {
            let count = self.framed(name, head, tail).take(most).count();
            if count < most {
                (best, most) = (Some((head, tail)), count);
            }
            if most == 0 {
                break;
            }
        }
        let (head, tail) = best.unwrap_or_default();
        let mut caught: Vec<String> = self.framed(name, head, tail).map(str::to_owned).collect();
        caught.sort_unstable();
        (format!("{head}*{tail}"), caught)
    }

    fn framed(&self, name: &str, head: &str, tail: &str) -> impl Iterator<Item = &str> {
        self.endings.framed(self.names, head, tail).filter(move |other| *other != name)
    }

    /// Returns the others that a pattern matches beside that name, sorted.
    fn caught(&self, pattern: &Pattern, name: &str) -> Vec<String> {
        let tail = pattern.as_str().rsplit('*').next().unwrap_or_default();
        let mut caught: Vec<String> =
            self.framed(name, pattern.head(), tail).filter(|other| pattern.matches(other)).map(str::to_owned).collect();
        caught.sort_unstable();
        caught
    }
}
