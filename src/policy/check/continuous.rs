//! The entries that are scanned continuously, ready to be asked which of them take an on-push entry's names.

use std::collections::BTreeMap;

use super::context::CheckContext;
use crate::policy::Entry;
use crate::policy::ScanFrequency;
use crate::wildcard::{Answer, Pattern, find};

/// The most comparisons of an entry with a glob that are made: a fifth of a second's work.
const MAX_COMPARISONS: usize = 4_000_000;

/// The continuous entries of every `[[scan]]`: names by their text, so that thousands cost little, and globs.
pub(super) struct Continuous<'s> {
    names: BTreeMap<&'s str, &'s Entry>,
    globs: Vec<&'s Entry>,
}

impl<'s> Continuous<'s> {
    /// Those of a policy.
    pub(super) fn of(context: &'s CheckContext<'_>) -> Self {
        let (names, globs): (Vec<&Entry>, Vec<&Entry>) =
            context.entries.scanned_at(ScanFrequency::Continuous).partition(|entry| entry.is_exact());
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
    pub(super) fn meeting(&self, entry: &Entry) -> Vec<&'s Entry> {
        let globs = self.globs.iter().filter(|glob| glob.meets(entry)).copied();
        let mut meeting: Vec<&Entry> = if entry.is_exact() {
            self.names.get(entry.text.as_str()).copied().into_iter().chain(globs).collect()
        } else {
            self.names.values().filter(|name| name.meets(entry)).copied().chain(globs).collect()
        };
        meeting.sort_by_key(|taker| taker.span);
        meeting
    }
}

/// Those of the entries meeting this one that between them take every name of it; none where a name is left.
pub(super) fn takers<'s>(entry: &Entry, meeting: &[&'s Entry]) -> Answer<Vec<&'s Entry>> {
    if let Some(one) = meeting.iter().find(|taker| entry.is_within(taker)) {
        return Answer::Exact(vec![one]);
    }
    if meeting.len() < 2 {
        return Answer::Exact(Vec::new());
    }
    let patterns: Vec<Pattern> = meeting.iter().map(|taker| taker.pattern.clone()).collect();
    let left = find(&[std::slice::from_ref(&entry.pattern)], &patterns);
    left.map(|left| if left.is_none() { meeting.to_vec() } else { Vec::new() })
}
