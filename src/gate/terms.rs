//! Terms that an image is judged by: `[gate]` and `[[accept]]` of a policy, or their defaults.

use super::finding::{Finding, Fix};
use super::severity::Severity;
use crate::date::Date;
use crate::policy::check::CheckedPolicy;
use crate::policy::{Accept, Entry, FailOn, Gate, Untriaged};
use crate::source::{At, Place};
use crate::wildcard::Pattern;

/// The terms.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The least severity that fails.
    pub fail_on: Threshold,
    /// Only findings that have a fix fail.
    pub is_fixable_only: bool,
    /// Findings without a severity fail.
    pub untriaged_fails: bool,
    pub acceptances: Vec<Acceptance>,
}

/// The least severity that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Threshold {
    Low,
    Medium,
    High,
    Critical,
}

/// A finding that somebody answers for.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The vulnerability.
    pub id: String,
    /// The last day on which it counts.
    pub until: Date,
    pub reason: String,
    /// The repositories; `None` for every one.
    pub repositories: Option<Vec<Pattern>>,
    /// The packages; `None` for every one.
    pub packages: Option<Vec<String>>,
    /// The place in the policy.
    pub place: Option<Place>,
}

impl Default for Terms {
    /// The terms of a policy that says none.
    fn default() -> Self {
        Self { fail_on: Threshold::Critical, is_fixable_only: false, untriaged_fails: true, acceptances: Vec::new() }
    }
}

impl From<FailOn> for Threshold {
    fn from(word: FailOn) -> Self {
        match word {
            FailOn::Critical => Self::Critical,
            FailOn::High => Self::High,
            FailOn::Medium => Self::Medium,
            FailOn::Low => Self::Low,
        }
    }
}

impl Terms {
    /// The terms of a policy without errors.
    pub(crate) fn of(policy: &CheckedPolicy) -> Self {
        let (document, default) = (policy.document(), Self::default());
        let Gate { fail_on, fixable, untriaged } = &document.gate;
        Self {
            fail_on: fail_on.as_ref().map_or(default.fail_on, |word| word.value.into()),
            is_fixable_only: fixable.as_ref().is_some_and(|fixable| fixable.value),
            untriaged_fails: untriaged.as_ref().is_none_or(|word| word.value == Untriaged::Fail),
            acceptances: document.accept.iter().filter_map(|accept| Acceptance::of(accept, policy)).collect(),
        }
    }

    /// Tells whether a finding fails unless somebody accepted it. A basic scan can't tell of fixes, so there each counts; a
    /// severity that nobody knows is none that anybody agreed to.
    pub(super) fn fails(&self, finding: &Finding) -> bool {
        let has_weight = match &finding.severity {
            Severity::Critical => true,
            Severity::High => self.fail_on <= Threshold::High,
            Severity::Medium => self.fail_on <= Threshold::Medium,
            Severity::Low => self.fail_on <= Threshold::Low,
            Severity::Informational => false,
            Severity::Untriaged | Severity::Undefined => self.untriaged_fails,
            Severity::Other(_) => true,
        };
        has_weight && !(self.is_fixable_only && finding.fix == Fix::None)
    }
}

impl Acceptance {
    /// The acceptance that a policy writes; `None` where a part of it is missing, which is an error of the policy.
    fn of(accept: &Accept, policy: &CheckedPolicy) -> Option<Self> {
        let prefix = policy.document().registry.prefix.as_ref().map_or("", |prefix| prefix.value.as_str());
        let rule = "accept".into();
        let globs = |list: &At<Vec<At<String>>>| {
            list.value.iter().map(|written| Entry::new(&rule, prefix, written).pattern).collect()
        };
        let texts = |list: &At<Vec<At<String>>>| list.value.iter().map(|text| text.value.clone()).collect();
        Some(Self {
            id: accept.id.as_ref()?.value.clone(),
            until: accept.until.as_ref()?.value,
            reason: accept.reason.as_ref()?.value.clone(),
            repositories: accept.repositories.as_ref().map(globs),
            packages: accept.packages.as_ref().map(texts),
            place: Some(policy.place(accept.span)),
        })
    }

    /// Tells whether it speaks of a repository.
    pub(super) fn is_for(&self, repository: &str) -> bool {
        self.repositories.as_ref().is_none_or(|globs| globs.iter().any(|glob| glob.matches(repository)))
    }

    /// Tells whether it speaks of a vulnerability in a package, or of one that is in no package.
    pub(super) fn meets(&self, id: &str, package: Option<&str>) -> bool {
        let is_of_package = match (&self.packages, package) {
            (None, _) => true,
            (Some(own), Some(package)) => own.iter().any(|own| own == package),
            (Some(_), None) => false,
        };
        self.id == id && is_of_package
    }

    /// Tells whether it is over.
    pub(super) fn is_expired(&self, today: Date) -> bool {
        self.until < today
    }
}
