//! Scanning configurations as an input has them, before it is known that a policy can say it.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings};
use crate::registry::{ScanType, Setting};
use crate::source::Place;

/// One registry's scanning configuration.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The name that picks it among others: the address of a resource, a key, a position.
    pub address: String,
    /// The name in comments: `aws_ecr_registry_scanning_configuration.this`, `registry 123456789012`.
    pub title: String,
    /// The region, where the input has it.
    pub region: Option<String>,
    /// The value of its own argument `region`, as Terraform writes it, where it has one.
    pub own_region: Option<String>,
    pub place: Place,
    /// The settings, each with its condition; at least one.
    pub variants: Vec<Variant>,
    /// Warnings of what is no part of a policy.
    pub warnings: Vec<Diagnostic>,
}

/// Setting of a registry under a condition.
#[derive(Debug, Clone)]
pub(crate) struct Variant {
    /// The condition.
    pub when: When,
    /// The setting, or why it is unknown.
    pub setting: Result<Setting, Findings>,
}

/// Condition of a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    Always,
    /// While a condition holds, or while it does not.
    If {
        condition: Condition,
        holds: bool,
    },
}

/// Expression that scanning depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// Expression in the words of the configuration: `var.enhanced`.
    pub what: String,
    pub place: Place,
    /// Its value as long as nobody gives another; `None` where somebody has to give one.
    pub by_default: Option<bool>,
}

impl Found {
    /// The one setting that holds whatever else is.
    pub(crate) fn always(setting: Result<Setting, Findings>) -> Vec<Variant> {
        vec![Variant { when: When::Always, setting }]
    }
}

/// The scan types of settings, as far as they are known.
pub(crate) fn scan_types(found: &[Found]) -> BTreeSet<ScanType> {
    let settings = found.iter().flat_map(|found| &found.variants).filter_map(|variant| variant.setting.as_ref().ok());
    settings.filter_map(|setting| ScanType::parse(&setting.scan_type)).collect()
}
