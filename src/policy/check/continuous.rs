//! The entries that are scanned continuously, ready to be asked which of them have names in common with an on-push entry.

use std::collections::BTreeMap;

use super::entries::Entries;
use crate::policy::{Entry, ScanFrequency};
use crate::wildcard::{Answer, Budget, Pattern, meets_in};

/// The most comparisons of an entry with a glob that are made: a fifth of a second's work.
const MAX_COMPARISONS: usize = 4_000_000;

/// The continuous entries of every `[[scan]]`: names by their text, so that thousands cost little, and globs.
pub(super) struct Continuous<'p> {
    names: BTreeMap<&'p str, &'p Entry>,
    globs: Vec<&'p Entry>,
}

impl<'p> Continuous<'p> {
    /// Those of a policy.
    pub(super) fn of(entries: &'p Entries) -> Self {
        let (names, globs): (Vec<&Entry>, Vec<&Entry>) =
            entries.scanned_at(ScanFrequency::Continuous).partition(|entry| entry.is_exact());
        // Of two of one text the first is the one to show.
        let names = names.into_iter().rev().map(|entry| (entry.text.as_str(), entry)).collect();
        Self { names, globs }
    }

    /// The globs among them.
    pub(super) fn globs(&self) -> Vec<Pattern> {
        self.globs.iter().map(|glob| glob.pattern.clone()).collect()
    }

    /// Tells whether comparing these on-push entries with all of them is more work than is allowed.
    pub(super) fn is_too_much<'e>(&self, on_push: impl Iterator<Item = &'e Entry>) -> bool {
        let per_glob = self.names.len() + self.globs.len();
        let comparisons = on_push.map(|entry| if entry.is_exact() { self.globs.len() } else { per_glob });
        comparisons.fold(0, usize::saturating_add) > MAX_COMPARISONS
    }

    /// The entries that have a name in common with this one, in the order of the policy.
    pub(super) fn meeting(&self, entry: &Entry, budget: &Budget) -> Answer<Vec<&'p Entry>> {
        let mut meeting: Vec<&Entry> = if entry.is_exact() {
            self.names.get(entry.text.as_str()).copied().into_iter().collect()
        } else {
            self.names.values().filter(|name| entry.pattern.matches(&name.text)).copied().collect()
        };
        for glob in &self.globs {
            match meets(budget, entry, glob) {
                Answer::Exact(true) => meeting.push(glob),
                Answer::Exact(false) => {}
                Answer::TooHard { blame } => return Answer::TooHard { blame },
            }
        }
        meeting.sort_by_key(|taker| taker.span);
        Answer::Exact(meeting)
    }
}

/// Tells whether an entry and a glob have a name in common.
fn meets(budget: &Budget, entry: &Entry, glob: &Entry) -> Answer<bool> {
    if entry.is_exact() {
        return Answer::Exact(glob.pattern.matches(&entry.text));
    }
    meets_in(budget, &entry.pattern, &glob.pattern)
}
