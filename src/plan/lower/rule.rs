//! The entries of one rule → its filters, of any number and length.

use std::collections::BTreeMap;

use super::{anchor_with, filter_text, has_adjacent_separators, merge};
use crate::inventory::Inventory;
use crate::policy::Entry;
use crate::policy::ExactNames;
use crate::registry::limits::MAX_FILTERS;
use crate::wildcard::Pattern;

/// What entries are lowered with.
#[derive(Debug, Clone, Copy)]
pub struct How<'i> {
    /// How a name without `*` becomes a filter.
    pub(crate) names: ExactNames,
    /// The repositories that there are, where they are known.
    pub inventory: Option<&'i Inventory>,
    /// Whether several names may become one filter where there are too many, which needs the inventory.
    pub merges: bool,
}

/// A filter, and the entries that it was made of.
#[derive(Debug, Clone)]
pub(crate) struct LoweredFilter<'e> {
    /// The filter's text.
    pub text: String,
    /// The entries that it stands for; none where it is the one entry's own text.
    pub stands_for: Vec<String>,
    /// The entry it was made of, or the first of several.
    pub first: &'e Entry,
}

impl How<'_> {
    /// The filter of one entry. With an inventory a name's `*` stands where it catches nothing else of it.
    pub fn filter_text(&self, entry: &Entry) -> String {
        match self.inventory {
            Some(inventory) if self.is_anchored(entry) => anchor_with(&entry.text, inventory).0,
            _ => filter_text(entry, self.names),
        }
    }

    /// What else of the inventory the filter of a name catches; nothing without an inventory.
    pub fn caught_with(&self, entry: &Entry) -> Vec<String> {
        match self.inventory {
            Some(inventory) if self.is_anchored(entry) => anchor_with(&entry.text, inventory).1,
            _ => Vec::new(),
        }
    }

    fn is_anchored(&self, entry: &Entry) -> bool {
        entry.is_exact() && (self.names == ExactNames::Anchored || has_adjacent_separators(&entry.text))
    }
}

/// The filters of a rule whose entries do not cover each other. Where they are more than a rule takes and names may be
/// merged, the names are.
pub(crate) fn filters<'e>(entries: &'e [Entry], how: How<'_>) -> Vec<LoweredFilter<'e>> {
    if how.merges
        && entries.len() > MAX_FILTERS
        && let Some(merged) = merged(entries, how)
    {
        return merged;
    }
    entries.iter().map(|entry| one(entry, how)).collect()
}

/// The filters of a rule with its names merged into as few as the inventory allows; globs stay. `None` without one.
pub(crate) fn merged<'e>(entries: &'e [Entry], how: How<'_>) -> Option<Vec<LoweredFilter<'e>>> {
    let inventory = how.inventory?;
    let (names, globs): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.is_exact());
    let by_name: BTreeMap<&str, &Entry> = names.iter().map(|entry| (entry.text.as_str(), *entry)).collect();
    let wanted: Vec<&str> = by_name.keys().copied().collect();
    let patterns: Vec<&Pattern> = globs.iter().map(|glob| &glob.pattern).collect();
    let is_other = |name: &&str| !by_name.contains_key(name) && !patterns.iter().any(|glob| glob.matches(name));
    let others: Vec<&str> = inventory.names().iter().map(String::as_str).filter(is_other).collect();
    let merged = merge(&wanted, &others).into_iter().filter_map(|filter| {
        let first = filter.names.first().and_then(|name| by_name.get(name.as_str()))?;
        Some(LoweredFilter { text: filter.filter, stands_for: filter.names, first })
    });
    Some(merged.chain(globs.into_iter().map(|glob| one(glob, how))).collect())
}

fn one<'e>(entry: &'e Entry, how: How<'_>) -> LoweredFilter<'e> {
    let text = how.filter_text(entry);
    let stands_for = if text == entry.text { Vec::new() } else { vec![entry.text.clone()] };
    LoweredFilter { text, stands_for, first: entry }
}
