//! The entries of one rule → its filters, of any number and length.

use std::collections::BTreeMap;

use super::lowered_entry::LoweredEntry;
use super::merge::merge;
use super::options::LoweringOptions;
use crate::policy::Entry;
use crate::registry::limits::MAX_FILTERS;
use crate::wildcard::Pattern;

/// A filter, and the entries that it was made of.
#[derive(Debug, Clone)]
pub(crate) struct LoweredFilter<'p> {
    /// The filter's text.
    pub text: String,
    /// The entries that it stands for; none where it is the one entry's own text.
    pub stands_for: Vec<String>,
    /// The entry it was made of, or the first of several.
    pub first: &'p Entry,
}

/// The filters of a rule whose entries do not cover each other. Where they are more than a rule takes and names may be
/// merged, the names are.
pub(super) fn filters<'p>(entries: &[&LoweredEntry<'p>], options: LoweringOptions<'_>) -> Vec<LoweredFilter<'p>> {
    if options.merges
        && entries.len() > MAX_FILTERS
        && let Some(merged) = merged(entries, options)
    {
        return merged;
    }
    entries.iter().map(|lowered| one(lowered)).collect()
}

/// The filters of a rule with its names merged into as few as the inventory allows; globs stay. `None` without one.
pub(super) fn merged<'p>(
    entries: &[&LoweredEntry<'p>],
    options: LoweringOptions<'_>,
) -> Option<Vec<LoweredFilter<'p>>> {
    let inventory = options.inventory?;
    let (names, globs): (Vec<&LoweredEntry<'p>>, Vec<&LoweredEntry<'p>>) =
        entries.iter().partition(|lowered| lowered.entry.is_exact());
    let by_name: BTreeMap<&str, &Entry> =
        names.iter().map(|lowered| (lowered.entry.text.as_str(), lowered.entry)).collect();
    let wanted: Vec<&str> = by_name.keys().copied().collect();
    let patterns: Vec<&Pattern> = globs.iter().map(|glob| &glob.entry.pattern).collect();
    let is_other = |name: &&str| !by_name.contains_key(name) && !patterns.iter().any(|glob| glob.matches(name));
    let others: Vec<&str> = inventory.names().iter().map(String::as_str).filter(is_other).collect();
    let merged = merge(&wanted, &others).into_iter().filter_map(|filter| {
        let first = filter.names.first().and_then(|name| by_name.get(name.as_str()))?;
        Some(LoweredFilter { text: filter.filter, stands_for: filter.names, first })
    });
    Some(merged.chain(globs.into_iter().map(one)).collect())
}

fn one<'p>(lowered: &LoweredEntry<'p>) -> LoweredFilter<'p> {
    let LoweredEntry { entry, filter, .. } = lowered;
    let stands_for = if *filter == entry.text { Vec::new() } else { vec![entry.text.clone()] };
    LoweredFilter { text: filter.clone(), stands_for, first: entry }
}
