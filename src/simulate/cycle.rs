//! A cycle, apply by apply: the actions of Terraform, the effects that AWS has by itself, and AWS afterwards.

use serde::Serialize;

use super::aws::AccountStatus;
use crate::registry::{ResourceType, ScanType};

/// Apply of a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apply {
    /// The number in the cycle, from 1.
    pub apply: usize,
    /// The Terraform state that is applied, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack: Option<String>,
    /// The actions that Terraform plans and takes.
    pub actions: Vec<Action>,
    /// The effects of AWS, during the apply and after it, in words.
    pub by_itself: Vec<&'static str>,
    /// AWS before the next apply.
    pub aws: AwsDescription,
}

/// Action of Terraform on a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// The resource's address.
    pub address: String,
    pub action: ActionKind,
    /// The attributes that change, each as `name old -> new`.
    pub changes: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActionKind {
    /// The resource is created.
    Create,
    /// It is changed in place.
    Update,
    /// It is destroyed and created again.
    Replace,
}

impl ActionKind {
    /// Returns the word of a plan.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Replace => "replace",
        }
    }
}

/// State of AWS as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AwsDescription {
    /// The registry's scan type.
    pub scan_type: ScanType,
    /// The registry's rules, in words.
    pub rules: String,
    /// The types that Inspector scans.
    pub inspector: Vec<ResourceType>,
    /// Inspector's status for the account.
    pub account: AccountStatus,
}

impl AwsDescription {
    /// Describes the state in a line: `ENHANCED with rules [], Inspector on for EC2 and ECR`.
    pub fn words(&self) -> String {
        let kinds: Vec<&str> = self.inspector.iter().map(|kind| kind.as_str()).collect();
        let inspector = match (self.account, kinds.as_slice()) {
            (AccountStatus::Disabled, _) => "off".to_owned(),
            (AccountStatus::Enabled, []) => "on for nothing".to_owned(),
            (AccountStatus::Enabled, [only]) => format!("on for {only}"),
            (AccountStatus::Enabled, [first @ .., last]) => format!("on for {} and {last}", first.join(", ")),
        };
        format!("{} with rules {}, Inspector {inspector}", self.scan_type.as_str(), self.rules)
    }
}
