//! The repositories of a policy, with their prefixes applied and without what is no repository.

use std::sync::Arc;

use super::fault;
use crate::policy::{Basic, BasicFrequency, Document, Entry, Require, Rest, Scan, ScanFrequency, While};
use crate::registry::{Frequency, ScanType};
use crate::source::{At, Span};

/// The rule that an entry belongs to: its state and its frequency.
pub(crate) type RuleKey = (ScanType, Frequency);

/// The usable entries of every table; those that `invalid-repository` reports are left out.
#[derive(Debug)]
pub(crate) struct Entries {
    scans: Vec<ScanEntries>,
    /// Those of `[basic]`, or every repository where there is no such table; empty for `manual`.
    basic: Vec<Entry>,
    /// Every repository, where `rest` asks for it.
    rest: Option<Entry>,
    requirements: Vec<Requirement>,
}

#[derive(Debug)]
struct ScanEntries {
    frequency: Option<ScanFrequency>,
    entries: Vec<Entry>,
}

/// A `[[require]]`, as far as it says what it requires; its name is the rule of its entries.
#[derive(Debug)]
pub(crate) struct Requirement {
    /// The names of which it must hold.
    pub entries: Vec<Entry>,
    /// The least frequency that they must have.
    pub at_least: Option<ScanFrequency>,
    /// States in which it must hold.
    pub while_: Option<While>,
}

impl Entries {
    pub(super) fn of(document: &Document) -> Self {
        let prefix = document.registry.prefix.as_ref();
        let rest = document.release.as_ref().and_then(|release| release.rest.as_ref());
        let rest = rest.filter(|rest| rest.value == Rest::OnPush);
        Self {
            scans: document.scan.iter().map(|scan| ScanEntries::of(scan, prefix)).collect(),
            basic: basic(document.basic.as_ref(), prefix),
            rest: rest.map(|rest| Entry::everything("rest", rest.span)),
            requirements: document.require.iter().map(|require| Requirement::of(require, prefix)).collect(),
        }
    }

    /// Every entry that the policy writes.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Entry> {
        self.scans.iter().flat_map(|scan| &scan.entries).chain(&self.basic)
    }

    /// Those of every `[[scan]]`.
    pub(crate) fn scanned(&self) -> impl Iterator<Item = &Entry> {
        self.scans.iter().flat_map(|scan| &scan.entries)
    }

    /// Those of every `[[scan]]` of a frequency.
    pub(crate) fn scanned_at(&self, frequency: ScanFrequency) -> impl Iterator<Item = &Entry> {
        self.scans.iter().filter(move |scan| scan.frequency == Some(frequency)).flat_map(|scan| &scan.entries)
    }

    /// Every entry in the order of [`Self::written`], then that of `rest`, each with the rule that it belongs to.
    pub(crate) fn by_rule(&self) -> impl Iterator<Item = (Option<RuleKey>, &Entry)> {
        let scans = self.scans.iter().flat_map(|scan| {
            let rule = scan.frequency.map(|frequency| (ScanType::Enhanced, frequency.of_registry()));
            scan.entries.iter().map(move |entry| (rule, entry))
        });
        let basic = self.basic.iter().map(|entry| (Some((ScanType::Basic, Frequency::ScanOnPush)), entry));
        let rest = self.rest.iter().map(|entry| (Some((ScanType::Enhanced, Frequency::ScanOnPush)), entry));
        scans.chain(basic).chain(rest)
    }

    /// Every `[[require]]`.
    pub(crate) fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }
}

impl ScanEntries {
    fn of(scan: &Scan, registry_prefix: Option<&At<String>>) -> Self {
        let prefix = scan.prefix.as_ref().or(registry_prefix);
        let entries = usable(name_of(scan.name.as_ref()), scan.repositories.as_ref(), prefix);
        Self { frequency: scan.frequency.as_ref().map(|frequency| frequency.value), entries }
    }
}

impl Requirement {
    fn of(require: &Require, registry_prefix: Option<&At<String>>) -> Self {
        let prefix = require.prefix.as_ref().or(registry_prefix);
        Self {
            entries: usable(name_of(require.name.as_ref()), require.repositories.as_ref(), prefix),
            at_least: require.at_least.as_ref().map(|at_least| at_least.value),
            while_: require.while_.as_ref().map(|while_| while_.value),
        }
    }
}

fn name_of(name: Option<&At<String>>) -> &str {
    name.map_or("", |name| name.value.as_str())
}

fn basic(basic: Option<&Basic>, registry_prefix: Option<&At<String>>) -> Vec<Entry> {
    let Some(basic) = basic else { return vec![Entry::everything("basic", Span::default())] };
    if basic.frequency.as_ref().is_some_and(|frequency| frequency.value == BasicFrequency::Manual) {
        return Vec::new();
    }
    let prefix = basic.prefix.as_ref().or(registry_prefix);
    match &basic.repositories {
        Some(repositories) => usable("basic", Some(repositories), prefix),
        None => usable("basic", Some(&At::new(vec![At::new("*".to_owned(), basic.span)], basic.span)), prefix),
    }
}

fn usable(rule: &str, repositories: Option<&At<Vec<At<String>>>>, prefix: Option<&At<String>>) -> Vec<Entry> {
    let prefix = prefix.filter(|prefix| fault::of_prefix(&prefix.value).is_none());
    let prefix = prefix.map_or("", |prefix| prefix.value.as_str());
    let written = repositories.map(|list| list.value.as_slice()).unwrap_or_default();
    let rule = Arc::from(rule);
    let entries = written.iter().map(|written| Entry::new(&rule, prefix, written));
    entries.filter(|entry| fault::of_entry(entry).is_none()).collect()
}
