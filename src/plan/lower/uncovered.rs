//! The entries of a rule that no other entry of it makes superfluous.

use std::collections::BTreeSet;

use super::lowered_entry::LoweredEntry;
use crate::policy::Entry;
use crate::registry::limits::MAX_FILTERS;
use crate::wildcard::{Answer, Budget, is_subset_in};

/// With more globs than this that do not cover each other no rule can hold them: ten times what AWS takes.
const HOPELESS: usize = 10 * MAX_FILTERS;

/// The work for the globs of a rule, in steps of about five nanoseconds. What is not told apart within it stays.
const WORK: usize = 60_000_000;

/// The entries that none of the others covers, each once, in their order: what a rule has to catch. Of two that mean
/// the same the first stays. Where there are far more globs than a rule can hold, the rest of them is kept unlooked at.
pub(super) fn uncovered<'l, 'p>(entries: &[&'l LoweredEntry<'p>]) -> Vec<&'l LoweredEntry<'p>> {
    let globs = widest_globs(entries);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut kept: Vec<(usize, &LoweredEntry<'p>)> = Vec::new();
    for (index, lowered) in entries.iter().enumerate().filter(|(_, lowered)| lowered.entry.is_exact()) {
        let text = lowered.entry.text.as_str();
        if seen.insert(text) && !globs.iter().any(|(_, glob)| glob.entry.pattern.matches(text)) {
            kept.push((index, lowered));
        }
    }
    kept.extend(globs);
    kept.sort_by_key(|(index, _)| *index);
    kept.into_iter().map(|(_, lowered)| lowered).collect()
}

/// The globs that no other glob covers. A glob is never covered by one with more literal characters, so that each is
/// held only against those kept before it.
fn widest_globs<'l, 'p>(entries: &[&'l LoweredEntry<'p>]) -> Vec<(usize, &'l LoweredEntry<'p>)> {
    let literals = |glob: &Entry| glob.text.bytes().filter(|byte| *byte != b'*').count();
    let mut globs: Vec<(usize, &LoweredEntry<'p>)> =
        entries.iter().copied().enumerate().filter(|(_, lowered)| !lowered.entry.is_exact()).collect();
    globs.sort_by_key(|(index, glob)| (literals(glob.entry), *index));
    let mut kept: Vec<(usize, &LoweredEntry<'p>)> = Vec::new();
    let budget = Budget::new(WORK);
    let is_within =
        |glob: &Entry, wider: &Entry| is_subset_in(&budget, &glob.pattern, &wider.pattern) == Answer::Exact(true);
    for (index, glob) in globs {
        if kept.len() > HOPELESS || !kept.iter().any(|(_, wider)| is_within(glob.entry, wider.entry)) {
            kept.push((index, glob));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{At, Span};

    fn texts(entries: &[&str]) -> Vec<String> {
        let entries: Vec<Entry> = entries
            .iter()
            .map(|text| Entry::new(&"".into(), "", &At::new((*text).to_owned(), Span::default())))
            .collect();
        let lowered: Vec<LoweredEntry<'_>> = entries
            .iter()
            .map(|entry| LoweredEntry { entry, rule: None, filter: String::new(), caught: Vec::new() })
            .collect();
        let lowered: Vec<&LoweredEntry<'_>> = lowered.iter().collect();
        uncovered(&lowered).into_iter().map(|kept| kept.entry.text.clone()).collect()
    }

    #[test]
    fn an_entry_goes_only_where_another_entry_covers_it() {
        assert_eq!(texts(&["api", "team/*", "team/api", "api", "*pi"]), ["team/*", "*pi"]);
        assert_eq!(texts(&["api", "a*pi"]), ["a*pi"]);
        assert_eq!(texts(&["a*", "a**"]), ["a*"]);
    }
}
