//! What an input says of scanning, before it is known whether a policy can say it.

use crate::diagnostic::Diagnostic;
use crate::registry::Setting;
use crate::source::Place;

/// One registry's scanning configuration.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// What picks it among others: the address of a resource, a key, a position.
    pub address: String,
    /// What comments call it: `aws_ecr_registry_scanning_configuration.this`, `registry 123456789012`.
    pub title: String,
    /// The region, where the input tells it.
    pub region: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What it is set to, and when; at least one.
    pub variants: Vec<Variant>,
    /// What stands beside it and is no part of a policy.
    pub lost: Vec<Diagnostic>,
}

/// What a registry is set to under a condition.
#[derive(Debug, Clone)]
pub(crate) struct Variant {
    /// The condition.
    pub when: When,
    /// What it is set to then, or why that is not told.
    pub setting: Result<Setting, Vec<Diagnostic>>,
}

/// When a registry is set to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    /// Always.
    Always,
    /// Where a condition holds, or where it does not.
    If {
        /// The condition.
        condition: Condition,
        /// Whether it holds.
        holds: bool,
    },
}

/// What the configuration makes scanning depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// In the words of the configuration: `var.enhanced`.
    pub what: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it holds as long as nobody says otherwise; `None` where somebody has to say.
    pub by_default: Option<bool>,
}

impl Found {
    /// The one setting that holds whatever else is.
    pub(crate) fn always(setting: Result<Setting, Vec<Diagnostic>>) -> Vec<Variant> {
        vec![Variant { when: When::Always, setting }]
    }
}
