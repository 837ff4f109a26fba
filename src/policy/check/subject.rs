//! What the checks look at: the policy, and its repositories with their prefixes applied.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::inventory::Inventory;
use crate::plan::lower::How;
use crate::policy::{Basic, BasicFrequency, ExactNames, Mode, Policy, Require, Rest, Scan, ScanFrequency};
use crate::registry::ScanType;
use crate::source::{At, Place, Span};
use crate::wildcard::Pattern;

use super::list::{self, List};
use super::{invalid_prefix, invalid_repository};
use crate::policy::{Entry, uncovered};

/// A policy prepared for the checks.
pub(crate) struct Subject<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// Each `[[scan]]` with its usable entries.
    pub scans: Vec<ScanEntries<'p>>,
    /// The usable entries of `[basic]`, or every repository where there is no such table; empty for `manual`.
    pub basic: Vec<Entry>,
    /// Each `[[require]]` with its usable entries.
    pub requires: Vec<RequireEntries<'p>>,
    /// The repositories that there are, where they are known.
    pub inventory: Option<&'p Inventory>,
    rules: Rules,
}

/// The entries of each rule, worked out when first asked for.
#[derive(Default)]
struct Rules {
    continuous: OnceCell<Vec<Entry>>,
    on_push: OnceCell<Vec<Entry>>,
    basic: OnceCell<Vec<Entry>>,
}

/// A `[[require]]` and the entries of it that are names or globs.
pub(crate) struct RequireEntries<'p> {
    /// The table.
    pub require: &'p Require,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// A `[[scan]]` and the entries of it that are names or globs.
pub(crate) struct ScanEntries<'p> {
    /// The table.
    pub scan: &'p Scan,
    /// Its entries; those that `invalid-repository` reports are left out.
    pub entries: Vec<Entry>,
}

impl<'p> Subject<'p> {
    /// Applies prefixes and sorts out what is no repository.
    pub(crate) fn new(policy: &'p Policy, inventory: Option<&'p Inventory>) -> Self {
        let document = &policy.document;
        let prefix = document.registry.prefix.as_ref();
        let scans = document.scan.iter().map(|scan| ScanEntries::new(scan, prefix)).collect();
        let requires = document.require.iter().map(|require| RequireEntries::new(require, prefix)).collect();
        Self {
            policy,
            scans,
            basic: basic_entries(document.basic.as_ref(), prefix),
            requires,
            inventory,
            rules: Rules::default(),
        }
    }

    /// Every table with a `repositories` list.
    pub(crate) fn lists(&self) -> Vec<List<'p>> {
        list::all(&self.policy.document)
    }

    /// What entries are lowered with.
    pub(crate) fn how(&self) -> How<'p> {
        let module = &self.policy.document.module;
        How {
            names: self.exact_names(),
            inventory: self.inventory,
            merges: module.merge_filters.as_ref().is_some_and(|merges| merges.value),
        }
    }

    /// How a name without `*` becomes a filter.
    pub(crate) fn exact_names(&self) -> ExactNames {
        self.policy.document.module.exact_names.as_ref().map_or(ExactNames::Anchored, |names| names.value)
    }

    /// The entries of a rule: those of a frequency in a state, without those that others cover.
    pub(crate) fn rule(&self, state: ScanType, frequency: ScanFrequency) -> &[Entry] {
        let of_enhanced = || uncovered(&self.enhanced(frequency));
        match (state, frequency) {
            (ScanType::Enhanced, ScanFrequency::Continuous) => self.rules.continuous.get_or_init(of_enhanced),
            (ScanType::Enhanced, ScanFrequency::OnPush) => self.rules.on_push.get_or_init(of_enhanced),
            (ScanType::Basic, ScanFrequency::OnPush) => self.rules.basic.get_or_init(|| uncovered(&self.basic)),
            (ScanType::Basic, ScanFrequency::Continuous) => &[],
        }
    }

    /// Whether basic scanning can be on.
    pub(crate) fn is_basic_possible(&self) -> bool {
        self.mode().is_some_and(|mode| mode.value != Mode::Always)
    }

    /// The place of a span of the policy.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.policy.file.place(span)
    }

    /// The release mode, where the policy says one.
    pub(crate) fn mode(&self) -> Option<&At<Mode>> {
        self.policy.document.release.as_ref().and_then(|release| release.mode.as_ref())
    }

    /// What enhanced mode does with the rest, where the policy says it.
    pub(crate) fn rest(&self) -> Option<&At<Rest>> {
        self.policy.document.release.as_ref().and_then(|release| release.rest.as_ref())
    }

    /// Whether the policy says what enhanced mode does with the rest, be it in a word that `load` could not read.
    pub(crate) fn is_rest_stated(&self) -> bool {
        self.policy.document.release.as_ref().is_some_and(|release| release.is_rest_stated)
    }

    /// Whether enhanced scanning can be on.
    pub(crate) fn is_enhanced_possible(&self) -> bool {
        self.mode().is_some_and(|mode| mode.value != Mode::Never)
    }

    /// The entries of every `[[scan]]` of a frequency.
    pub(crate) fn scanned(&self, frequency: ScanFrequency) -> impl Iterator<Item = &Entry> {
        self.scans.iter().filter(move |scan| scan.has(frequency)).flat_map(|scan| &scan.entries)
    }

    /// The entries of a frequency while enhanced scanning is on, `rest` included.
    pub(crate) fn enhanced(&self, frequency: ScanFrequency) -> Vec<Entry> {
        let scanned = self.scanned(frequency).cloned();
        let rest = self.rest().filter(|rest| rest.value == Rest::OnPush && frequency == ScanFrequency::OnPush);
        scanned.chain(rest.map(|rest| Entry::everything("rest", rest.span))).collect()
    }

    /// Every usable entry of the policy.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.scans.iter().flat_map(|scan| &scan.entries).chain(&self.basic)
    }

    /// The patterns of every `[[scan]]`.
    pub(crate) fn scanned_patterns(&self) -> Vec<Pattern> {
        self.scans.iter().flat_map(|scan| &scan.entries).map(|entry| entry.pattern.clone()).collect()
    }
}

impl<'p> ScanEntries<'p> {
    fn new(scan: &'p Scan, registry_prefix: Option<&At<String>>) -> Self {
        let prefix = scan.prefix.as_ref().or(registry_prefix);
        let name = scan.name.as_ref().map_or("", |name| name.value.as_str());
        Self { scan, entries: usable(name, scan.repositories.as_ref(), prefix) }
    }

    fn has(&self, frequency: ScanFrequency) -> bool {
        self.scan.frequency.as_ref().is_some_and(|own| own.value == frequency)
    }
}

impl<'p> RequireEntries<'p> {
    fn new(require: &'p Require, registry_prefix: Option<&At<String>>) -> Self {
        let prefix = require.prefix.as_ref().or(registry_prefix);
        let name = require.name.as_ref().map_or("", |name| name.value.as_str());
        Self { require, entries: usable(name, require.repositories.as_ref(), prefix) }
    }
}

fn basic_entries(basic: Option<&Basic>, registry_prefix: Option<&At<String>>) -> Vec<Entry> {
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
    let prefix = prefix.filter(|prefix| invalid_prefix::fault(&prefix.value).is_none());
    let prefix = prefix.map_or("", |prefix| prefix.value.as_str());
    let written = repositories.map(|list| list.value.as_slice()).unwrap_or_default();
    let rule = Arc::from(rule);
    let entries = written.iter().map(|written| Entry::new(&rule, prefix, written));
    entries.filter(|entry| invalid_repository::fault(entry).is_none()).collect()
}
