//! The repositories of a policy, with their prefixes applied and without what is no repository.

use super::names::{Names, Prefix};
use crate::policy::{Basic, BasicFrequency, Document, Entry, Registry, Require, Rest, Scan, ScanFrequency, While};
use crate::registry::{Frequency, ScanType};
use crate::source::{At, Span};
use crate::wildcard::Pattern;

/// The rule that an entry belongs to: its state and its frequency.
pub(crate) type RuleKey = (ScanType, Frequency);

/// The usable entries of every table; those that `invalid-repository` reports are left out.
#[derive(Debug)]
pub(crate) struct Entries {
    scans: Vec<ScanEntries>,
    /// Those of `[basic]`, or every repository where there is no such table; empty for `manual`.
    basic: Names,
    /// Every repository, where `rest` asks for it.
    rest: Option<Entry>,
    requirements: Vec<Requirement>,
    refused: Refused,
}

/// Parts of the policy that were refused as a whole, and would add entries once they are corrected.
#[derive(Debug)]
struct Refused {
    /// A `[[scan]]`.
    scan: bool,
    /// The word of `rest`.
    rest: bool,
}

#[derive(Debug)]
struct ScanEntries {
    frequency: Option<ScanFrequency>,
    names: Names,
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
        let registry = &document.registry;
        let release = document.release.as_ref();
        let rest = release.and_then(|release| release.rest.as_ref());
        let is_rest_refused = release.is_some_and(|release| release.is_rest_stated) && rest.is_none();
        let rest = rest.filter(|rest| rest.value == Rest::OnPush);
        Self {
            scans: document.scan.iter().map(|scan| ScanEntries::of(scan, registry)).collect(),
            basic: basic(document.basic.as_ref(), registry),
            rest: rest.map(|rest| Entry::everything("rest", rest.span)),
            requirements: document.require.iter().map(|require| Requirement::of(require, registry)).collect(),
            refused: Refused { scan: document.has_unread_scan, rest: is_rest_refused },
        }
    }

    /// Every entry that the policy writes.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Entry> {
        self.scanned().chain(&self.basic.entries)
    }

    /// Those of every `[[scan]]`.
    pub(crate) fn scanned(&self) -> impl Iterator<Item = &Entry> {
        self.scans.iter().flat_map(|scan| &scan.names.entries)
    }

    /// Those of every `[[scan]]` of a frequency.
    pub(crate) fn scanned_at(&self, frequency: ScanFrequency) -> impl Iterator<Item = &Entry> {
        self.scans.iter().filter(move |scan| scan.frequency == Some(frequency)).flat_map(|scan| &scan.names.entries)
    }

    /// Every entry in the order of [`Self::written`], then that of `rest`, each with the rule that it belongs to.
    pub(crate) fn by_rule(&self) -> impl Iterator<Item = (Option<RuleKey>, &Entry)> {
        let scans = self.scans.iter().flat_map(|scan| {
            let rule = scan.frequency.map(|frequency| (ScanType::Enhanced, frequency.of_registry()));
            scan.names.entries.iter().map(move |entry| (rule, entry))
        });
        let basic = self.basic.entries.iter().map(|entry| (Some((ScanType::Basic, Frequency::ScanOnPush)), entry));
        let rest = self.rest.iter().map(|entry| (Some((ScanType::Enhanced, Frequency::ScanOnPush)), entry));
        scans.chain(basic).chain(rest)
    }

    /// Every repository, where `rest` asks for it.
    pub(crate) fn rest(&self) -> Option<&Entry> {
        self.rest.as_ref()
    }

    /// Every `[[require]]`.
    pub(crate) fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// Names that may be scanned so often in a state once what was refused is corrected: each entry without a readable
    /// frequency, and every name where an entry could not be read. A check that finds a name unscanned leaves these out.
    pub(crate) fn possible(&self, state: ScanType, at_least: ScanFrequency) -> Vec<Pattern> {
        let is_enough = |frequency: Option<ScanFrequency>| {
            at_least == ScanFrequency::OnPush || frequency.is_none_or(|known| known == ScanFrequency::Continuous)
        };
        let is_everything_possible = match state {
            ScanType::Enhanced => {
                let is_open = self.scans.iter().any(|scan| scan.names.is_open && is_enough(scan.frequency));
                self.refused.scan || is_open || (self.refused.rest && is_enough(Some(ScanFrequency::OnPush)))
            }
            ScanType::Basic => self.basic.is_open && is_enough(Some(ScanFrequency::OnPush)),
        };
        if is_everything_possible {
            return vec![Pattern::glob("*")];
        }
        let unknown = self.scans.iter().filter(|scan| state == ScanType::Enhanced && scan.frequency.is_none());
        unknown.flat_map(|scan| scan.names.entries.iter().map(|entry| entry.pattern.clone())).collect()
    }
}

impl ScanEntries {
    fn of(scan: &Scan, registry: &Registry) -> Self {
        let prefix = Prefix::of(scan.prefix.as_ref(), scan.unread, registry);
        let names = Names::of(name_of(scan.name.as_ref()), scan.repositories.as_ref(), scan.unread, prefix);
        Self { frequency: scan.frequency.as_ref().map(|frequency| frequency.value), names }
    }
}

impl Requirement {
    fn of(require: &Require, registry: &Registry) -> Self {
        let prefix = Prefix::of(require.prefix.as_ref(), require.unread, registry);
        let rule = name_of(require.name.as_ref());
        Self {
            entries: Names::of(rule, require.repositories.as_ref(), require.unread, prefix).entries,
            at_least: require.at_least.as_ref().map(|at_least| at_least.value),
            while_: require.while_.as_ref().map(|while_| while_.value),
        }
    }
}

fn name_of(name: Option<&At<String>>) -> &str {
    name.map_or("", |name| name.value.as_str())
}

fn basic(basic: Option<&Basic>, registry: &Registry) -> Names {
    let Some(basic) = basic else {
        return Names { entries: vec![Entry::everything("basic", Span::default())], is_open: false };
    };
    if basic.frequency.as_ref().is_some_and(|frequency| frequency.value == BasicFrequency::Manual) {
        return Names { entries: Vec::new(), is_open: false };
    }
    let prefix = Prefix::of(basic.prefix.as_ref(), basic.unread, registry);
    let everything = At::new(vec![At::new("*".to_owned(), basic.span)], basic.span);
    let repositories = basic.repositories.as_ref().or((!basic.unread.repositories).then_some(&everything));
    Names::of("basic", repositories, basic.unread, prefix)
}
