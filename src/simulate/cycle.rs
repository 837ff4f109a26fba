//! A cycle, apply by apply: what Terraform plans, what AWS does by itself, and what AWS is like afterwards.

use serde::Serialize;

use super::aws::{Account, Move};
use crate::registry::ResourceType;
use crate::registry::ScanType;

/// One apply of a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apply {
    /// Its number in the cycle, from 1.
    pub apply: usize,
    /// Whose state is applied, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack: Option<String>,
    /// What Terraform plans and does.
    pub actions: Vec<Action>,
    /// What AWS does by itself, during the apply and after it, in words.
    pub by_itself: Vec<&'static str>,
    /// AWS before the next apply.
    pub aws: State,
}

/// What Terraform does with a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// The resource.
    pub address: String,
    /// What is done.
    pub action: ActionKind,
    /// The attributes that change, each as `name old -> new`.
    pub changes: Vec<String>,
}

/// What can be done with a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActionKind {
    /// It is made.
    Create,
    /// It is changed in place.
    Update,
    /// It is destroyed and made again.
    Replace,
}

impl ActionKind {
    /// The word of a plan.
    pub fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Replace => "replace",
        }
    }
}

/// AWS as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct State {
    /// The registry's scan type.
    pub scan_type: ScanType,
    /// Its rules, in words.
    pub rules: String,
    /// What Inspector scans.
    pub inspector: Vec<ResourceType>,
    /// Whether Inspector is on for the account.
    pub account: Account,
}

impl State {
    /// The state in a line: `BASIC, Inspector off`, `ENHANCED, Inspector on for EC2 and ECR`.
    pub fn words(&self) -> String {
        let kinds: Vec<&str> = self.inspector.iter().map(|kind| kind.word()).collect();
        let inspector = match (self.account, kinds.as_slice()) {
            (Account::Disabled, _) => "off".to_owned(),
            (Account::Enabled, []) => "on for nothing".to_owned(),
            (Account::Enabled, [only]) => format!("on for {only}"),
            (Account::Enabled, [first @ .., last]) => format!("on for {} and {last}", first.join(", ")),
        };
        format!("{} with rules {}, Inspector {inspector}", self.scan_type.word(), self.rules)
    }
}

impl Move {
    /// What AWS does and why, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::RegistryBecomesEnhanced => "sets the registry to ENHANCED, since Inspector scans ECR",
            Self::InspectorLeavesEcr => "takes ECR out of Inspector, since the registry is BASIC",
            Self::RegistryBecomesBasic => "sets the registry to BASIC, since Inspector does not scan ECR",
            Self::AccountIsDisabled => "switches Inspector off for the account, since it scans nothing",
            Self::InspectorTakesEcr => "makes Inspector scan ECR, since the registry is ENHANCED",
        }
    }
}
