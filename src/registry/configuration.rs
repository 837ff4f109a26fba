//! What a registry is told: the noun that passes between Terraform's text, the provider and AWS.
//!
//! Unlike a [`ScanPlan`](crate::plan::ScanPlan) it can hold what AWS refuses, because configurations that people wrote
//! do. [`Configuration::refused_by_api`] and [`Configuration::refused_by_provider`] say so.

use std::collections::BTreeSet;

use serde::Serialize;

use super::ScanType;

/// The arguments of `PutRegistryScanningConfiguration`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Configuration {
    /// The scan type.
    pub scan_type: ScanType,
    /// The rules. The provider keeps them as a set: their order says nothing, and equal ones are one.
    pub rules: BTreeSet<Rule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Rule {
    /// The word of `scanFrequency`, whatever it is.
    pub frequency: String,
    /// Its filters, all of type WILDCARD.
    pub filters: BTreeSet<String>,
}

impl Configuration {
    /// BASIC without rules: what an account begins with, and what deleting the resource puts back (FACTS 1.1: the
    /// provider's delete sends `{"rules":[],"scanType":"BASIC"}`).
    pub fn initial() -> Self {
        Self { scan_type: ScanType::Basic, rules: BTreeSet::new() }
    }
}

impl Rule {
    /// Every repository, continuously: what AWS may set where Inspector switches a registry to ENHANCED.
    pub fn everything_continuously() -> Self {
        Self { frequency: "CONTINUOUS_SCAN".to_owned(), filters: BTreeSet::from(["*".to_owned()]) }
    }
}
