//! State of a registry as a policy can say it: the noun between reading and writing.

use crate::diagnostic::Diagnostic;
use crate::policy::{AfterPush, AfterUse, UsedBy};
use crate::registry::{Frequency, Release, ScanType};
use crate::source::Place;

/// State of a registry, in each release state.
#[derive(Debug, Clone)]
pub(crate) struct RegistryState {
    /// The name in comments of the place that it comes from.
    pub title: String,
    pub place: Place,
    /// The region, where it is known.
    pub region: Option<String>,
    /// The value of its own argument `region`, as Terraform writes it, where it has one.
    pub own_region: Option<String>,
    /// The states.
    pub release: Release<State, State, Switch>,
    /// Inspector's setting of re-scans, where it was given.
    pub rescan: Option<Rescan>,
    /// Warnings of what is left behind although the policy means the same.
    pub warnings: Vec<Diagnostic>,
}

/// Inspector's setting of re-scans, in the words of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rescan {
    pub after_push: AfterPush,
    pub after_use: Option<AfterUse>,
    pub by: Option<UsedBy>,
}

/// Switch of enhanced scanning so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switch {
    /// Expression in the words of the configuration: `var.enhanced`.
    pub what: String,
    pub place: Place,
    /// Its value while enhanced scanning is on.
    pub is_on_where: bool,
    /// Enhanced scanning is on as long as nobody gives another value; `None` where somebody has to give one.
    pub default: Option<bool>,
}

/// One state: at most one rule per frequency, and no filter in it that another one makes superfluous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub scan_type: ScanType,
    /// The entries scanned on push, and again for each new vulnerability; sorted by filter.
    pub continuous: Vec<Entry>,
    /// The entries scanned on push; sorted by filter.
    pub on_push: Vec<Entry>,
    /// The filters without effect.
    pub dropped: Vec<Dropped>,
}

/// One filter as an entry of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The filter, as it was found.
    pub filter: String,
    /// The entry, without any prefix taken off.
    pub text: String,
    /// The relation of the entry to the filter.
    pub meaning: Meaning,
}

/// Relation of an entry to the filter that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// The filter has a `*`, and the entry is its text.
    Glob,
    /// The filter has none: ECR matches every name that contains it.
    Contains,
    /// The filter is the one that the entry, a name, is compiled to.
    Name,
}

/// A filter without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dropped {
    pub filter: String,
    /// Frequency of its rule.
    pub frequency: Frequency,
    /// The filters that make it superfluous, sorted.
    pub by: Vec<String>,
    /// They are of the other frequency.
    pub is_taken: bool,
    pub place: Place,
}

impl Entry {
    /// The entry stands for every repository.
    pub(crate) fn is_everything(&self) -> bool {
        self.text == "*"
    }
}

impl State {
    pub(crate) fn entries(&self, frequency: Frequency) -> &[Entry] {
        match frequency {
            Frequency::ContinuousScan => &self.continuous,
            Frequency::ScanOnPush => &self.on_push,
        }
    }
}
