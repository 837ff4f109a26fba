//! Configuration of a registry: the noun that passes between Terraform's text, the provider and AWS.
//!
//! Unlike a plan it can hold what AWS refuses, because configurations that people wrote do. [`Configuration::refused_by_api`] and [`Configuration::refused_by_provider`] say so.

use std::collections::BTreeSet;

use serde::Serialize;

use super::rule::Rule;
use super::scan_type::ScanType;

/// The arguments of `PutRegistryScanningConfiguration`; `R` are its rules, by default whatever somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Configuration<R = BTreeSet<Rule>> {
    pub scan_type: ScanType,
    /// The rules. The provider keeps them as a set: their order says nothing, and equal ones are one.
    pub rules: R,
}

impl Configuration {
    /// BASIC without rules: what an account begins with, and what deleting the resource puts back (FACTS 1.1: the
    /// provider's delete sends `{"rules":[],"scanType":"BASIC"}`).
    pub fn initial() -> Self {
        Self { scan_type: ScanType::Basic, rules: BTreeSet::new() }
    }
}
