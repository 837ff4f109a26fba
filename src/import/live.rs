//! What a registry is set to, as a policy can say it: the noun between reading and writing.

use crate::diagnostic::Diagnostic;
use crate::registry::{Frequency, Release, ScanType};
use crate::source::Place;

/// What a registry is set to, in each release state.
#[derive(Debug, Clone)]
pub(crate) struct Live {
    /// What comments call the place that it comes from.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// The region, where that is told.
    pub region: Option<String>,
    /// The states.
    pub release: Release<State, State, Switch>,
    /// What could not be carried over although the policy means the same.
    pub lost: Vec<Diagnostic>,
}

/// What switched enhanced scanning on and off so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switch {
    /// In the words of the configuration: `var.enhanced`.
    pub what: String,
    /// Where it stands.
    pub place: Place,
    /// What it is while enhanced scanning is on.
    pub is_on_where: bool,
    /// Whether enhanced scanning is on as long as nobody says otherwise; `None` where somebody has to say.
    pub default: Option<bool>,
}

/// One state: at most one rule per frequency, and no filter in it that another one makes superfluous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// The scan type.
    pub scan_type: ScanType,
    /// What is scanned on push, and again for each new vulnerability; sorted by filter.
    pub continuous: Vec<Entry>,
    /// What is scanned on push; sorted by filter.
    pub on_push: Vec<Entry>,
    /// What had no effect.
    pub dropped: Vec<Dropped>,
}

/// One filter as an entry of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The filter, as it was found.
    pub filter: String,
    /// The entry, without any prefix taken off.
    pub text: String,
    /// How the entry follows from the filter.
    pub meaning: Meaning,
}

/// How an entry follows from a filter.
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
    /// The filter.
    pub filter: String,
    /// Of which rule.
    pub frequency: Frequency,
    /// The filters that make it superfluous, sorted.
    pub by: Vec<String>,
    /// Whether they are of the other frequency.
    pub is_taken: bool,
    /// Where it stands.
    pub place: Place,
}

impl State {
    /// What is scanned at a frequency.
    pub(crate) fn entries(&self, frequency: Frequency) -> &[Entry] {
        match frequency {
            Frequency::ContinuousScan => &self.continuous,
            Frequency::ScanOnPush => &self.on_push,
        }
    }
}
