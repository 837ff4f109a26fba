//! The configuration that AWS gets, with AWS's limits as types.
//!
//! A [`ScanPlan`] cannot hold what the API refuses: a [`Filter`] is of its alphabet and length, [`Filters`] are 1 to
//! 100 of them, a state has at most one rule per frequency and so at most two, CONTINUOUS_SCAN exists only under
//! ENHANCED, and ENHANCED is never without a rule. The limits are those of the service models of botocore 1.43.11
//! (ecr 2015-09-21) and of the API reference; the Terraform provider accepts more than AWS does.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::policy::ModuleSettings;
use crate::registry::limits::MAX_FILTERS;
use crate::registry::{Filter, Frequency, Release, Rule, ScanType};

/// A filter, and what it was written for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PlannedFilter {
    /// The filter as AWS gets it.
    pub filter: Filter,
    /// The policy's entries that it stands for, prefixes included; none where it is the very text of its entry.
    pub stands_for: Vec<String>,
    /// The `name` of the `[[scan]]` that it comes from, or `basic` or `rest`.
    pub rule: Arc<str>,
    /// The file that says so, where the policy has several: itself, or a base that it extends.
    #[serde(skip)]
    pub file: Option<Arc<str>>,
    /// True where a base says it.
    #[serde(skip)]
    pub is_of_base: bool,
}

/// The filters of one rule: 1 to 100 different ones, sorted (ScanningRepositoryFilterList; the provider has no upper limit).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filters(Vec<PlannedFilter>);

impl Filters {
    /// These filters, sorted, each once.
    ///
    /// # Errors
    /// Gives the number of different filters where that is not 1 to 100.
    pub fn new(mut filters: Vec<PlannedFilter>) -> Result<Self, usize> {
        filters.sort();
        filters.dedup_by(|later, earlier| later.filter == earlier.filter);
        if (1..=MAX_FILTERS).contains(&filters.len()) { Ok(Self(filters)) } else { Err(filters.len()) }
    }

    /// The filters in order.
    pub fn iter(&self) -> impl Iterator<Item = &PlannedFilter> {
        self.0.iter()
    }
}

/// The rules of ENHANCED: one per frequency, and never none, since AWS may then scan every repository continuously
/// ("By default, when no rules are specified, Amazon ECR sets the scanning configuration to continuous scanning for
/// all repositories", image-scanning-enhanced.md).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnhancedRules {
    continuous: Option<Filters>,
    on_push: Option<Filters>,
}

impl EnhancedRules {
    /// These rules; `None` where there would be none.
    pub fn new(continuous: Option<Filters>, on_push: Option<Filters>) -> Option<Self> {
        (continuous.is_some() || on_push.is_some()).then_some(Self { continuous, on_push })
    }
}

/// The rules of BASIC: at most one, on push. Without one every repository is scanned by hand only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasicRules {
    /// The filters of the rule for scanning on push.
    pub on_push: Option<Filters>,
}

/// One of the states that a registry can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'p> {
    /// While enhanced scanning is on.
    Enhanced(&'p EnhancedRules),
    /// While it is off.
    Basic(&'p BasicRules),
}

impl<'p> State<'p> {
    pub fn scan_type(self) -> ScanType {
        match self {
            Self::Enhanced(_) => ScanType::Enhanced,
            Self::Basic(_) => ScanType::Basic,
        }
    }

    /// Its rules, continuous first.
    pub fn rules(self) -> Vec<Rule<Frequency, &'p Filters>> {
        let (continuous, on_push) = match self {
            Self::Enhanced(rules) => (rules.continuous.as_ref(), rules.on_push.as_ref()),
            Self::Basic(rules) => (None, rules.on_push.as_ref()),
        };
        let continuous = continuous.map(|filters| Rule { frequency: Frequency::ContinuousScan, filters });
        let on_push = on_push.map(|filters| Rule { frequency: Frequency::ScanOnPush, filters });
        continuous.into_iter().chain(on_push).collect()
    }
}

impl Release<EnhancedRules, BasicRules> {
    /// The states that the registry can be in, ENHANCED first.
    pub fn states(&self) -> Vec<State<'_>> {
        match self {
            Self::Always(enhanced) => vec![State::Enhanced(enhanced)],
            Self::Never(basic) => vec![State::Basic(basic)],
            Self::OnRelease { enhanced, basic, .. } => vec![State::Enhanced(enhanced), State::Basic(basic)],
        }
    }
}

/// The whole plan: what `check_plan` makes and `verify` holds the generated text against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanPlan {
    pub module: ModuleSettings,
    /// The policy's file name, as the header of generated files says it.
    pub policy_file: String,
    /// The states and what picks between them.
    pub release: Release<EnhancedRules, BasicRules>,
    /// The warnings of lowering.
    pub warnings: Vec<Diagnostic>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_holds_one_to_a_hundred_filters() {
        let filters = |count: usize| {
            (0..count)
                .map(|n| PlannedFilter {
                    filter: Filter::new(format!("a{n}*")).unwrap(),
                    stands_for: Vec::new(),
                    rule: "".into(),
                    file: None,
                    is_of_base: false,
                })
                .collect()
        };
        assert_eq!(Filters::new(filters(0)), Err(0));
        assert!(Filters::new(filters(100)).is_ok());
        assert_eq!(Filters::new(filters(101)), Err(101));
    }
}
