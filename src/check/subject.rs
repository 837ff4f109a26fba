//! What the checks look at: the policy, and its repositories with their prefixes applied.

use crate::policy::{Basic, BasicFrequency, Mode, Policy, Rest, Scan, ScanFrequency};
use crate::source::{At, Place, Span};
use crate::wildcard::Pattern;

use super::entry::Entry;
use super::{invalid_prefix, invalid_repository};

/// A policy prepared for the checks.
pub struct Subject<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// Each `[[scan]]` with its usable entries.
    pub scans: Vec<ScanEntries<'p>>,
    /// The usable entries of `[basic]`, or every repository where there is no such table; empty for `manual`.
    pub basic: Vec<Entry>,
}

/// A `[[scan]]` and the entries of it that are names or globs.
pub struct ScanEntries<'p> {
    /// The table.
    pub scan: &'p Scan,
    /// Its entries; those that `invalid-repository` reports are left out.
    pub entries: Vec<Entry>,
}

impl<'p> Subject<'p> {
    /// Applies prefixes and sorts out what is no repository.
    pub fn new(policy: &'p Policy) -> Self {
        let document = &policy.document;
        let prefix = document.registry.prefix.as_ref();
        let scans = document.scan.iter().map(|scan| ScanEntries::new(scan, prefix)).collect();
        Self { policy, scans, basic: basic_entries(document.basic.as_ref(), prefix) }
    }

    /// The place of a span of the policy.
    pub fn place(&self, span: Span) -> Place {
        self.policy.file.place(span)
    }

    /// The release mode, where the policy says one.
    pub fn mode(&self) -> Option<&At<Mode>> {
        self.policy.document.release.as_ref().and_then(|release| release.mode.as_ref())
    }

    /// What enhanced mode does with the rest, where the policy says it.
    pub fn rest(&self) -> Option<&At<Rest>> {
        self.policy.document.release.as_ref().and_then(|release| release.rest.as_ref())
    }

    /// Whether the policy says what enhanced mode does with the rest, be it in a word that `load` could not read.
    pub fn is_rest_stated(&self) -> bool {
        self.policy.document.release.as_ref().is_some_and(|release| release.is_rest_stated)
    }

    /// Whether enhanced scanning can be on.
    pub fn is_enhanced_possible(&self) -> bool {
        self.mode().is_some_and(|mode| mode.value != Mode::Never)
    }

    /// The entries of every `[[scan]]` of a frequency, each with its rule's name.
    pub fn scanned(&self, frequency: ScanFrequency) -> impl Iterator<Item = (&str, &Entry)> {
        self.scans.iter().filter(move |scan| scan.has(frequency)).flat_map(|scan| {
            let name = scan.scan.name.as_ref().map_or("", |name| name.value.as_str());
            scan.entries.iter().map(move |entry| (name, entry))
        })
    }

    /// The entries of a frequency while enhanced scanning is on, `rest` included.
    pub fn enhanced(&self, frequency: ScanFrequency) -> Vec<Entry> {
        let scanned = self.scanned(frequency).map(|(_, entry)| entry.clone());
        let rest = self.rest().filter(|rest| rest.value == Rest::OnPush && frequency == ScanFrequency::OnPush);
        scanned.chain(rest.map(|rest| Entry::everything(rest.span))).collect()
    }

    /// Every usable entry of the policy.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.scans.iter().flat_map(|scan| &scan.entries).chain(&self.basic)
    }

    /// The patterns of every `[[scan]]`.
    pub fn scanned_patterns(&self) -> Vec<Pattern> {
        self.scans.iter().flat_map(|scan| &scan.entries).map(|entry| entry.pattern.clone()).collect()
    }
}

impl<'p> ScanEntries<'p> {
    fn new(scan: &'p Scan, registry_prefix: Option<&At<String>>) -> Self {
        let prefix = scan.prefix.as_ref().or(registry_prefix);
        Self { scan, entries: usable(scan.repositories.as_ref(), prefix) }
    }

    fn has(&self, frequency: ScanFrequency) -> bool {
        self.scan.frequency.as_ref().is_some_and(|own| own.value == frequency)
    }
}

fn basic_entries(basic: Option<&Basic>, registry_prefix: Option<&At<String>>) -> Vec<Entry> {
    let Some(basic) = basic else { return vec![Entry::everything(Span::default())] };
    if basic.frequency.as_ref().is_some_and(|frequency| frequency.value == BasicFrequency::Manual) {
        return Vec::new();
    }
    let prefix = basic.prefix.as_ref().or(registry_prefix);
    match &basic.repositories {
        Some(repositories) => usable(Some(repositories), prefix),
        None => usable(Some(&At::new(vec![At::new("*".to_owned(), basic.span)], basic.span)), prefix),
    }
}

fn usable(repositories: Option<&At<Vec<At<String>>>>, prefix: Option<&At<String>>) -> Vec<Entry> {
    let prefix = prefix.filter(|prefix| invalid_prefix::fault(&prefix.value).is_none());
    let prefix = prefix.map_or("", |prefix| prefix.value.as_str());
    let written = repositories.map(|list| list.value.as_slice()).unwrap_or_default();
    let entries = written.iter().map(|written| Entry::new(prefix, written));
    entries.filter(|entry| invalid_repository::fault(entry).is_none()).collect()
}
