//! The languages that a policy can be written in.
//!
//! A target is a directory here and a line in [`TARGETS`]; [`Target`] is everything that the rest of the program asks
//! of one. The marks by which a file of ours is told from others' are the same for all ([`stamp`]).

mod aws_cli;
pub(crate) mod bundle;
mod cloudformation;
mod conflict;
mod interface;
mod json;
mod read_back;
pub(crate) mod stamp;
pub(crate) mod terraform;
#[cfg(test)]
pub(crate) mod toy;
mod verified;

pub(crate) use interface::{Along, OwnPath, Target, Words};
pub(crate) use verified::{VerifiedBundle, verify};

use crate::policy::check::CheckedPolicy;

/// Every target. Terraform takes what no other is meant for.
pub(crate) static TARGETS: &[&dyn Target] = &[
    #[cfg(test)]
    &toy::Toy,
    &cloudformation::CloudFormation,
    &aws_cli::AwsCli,
    &terraform::Terraform,
];

/// The target that a policy is written for.
pub(crate) fn of(policy: &CheckedPolicy) -> &'static dyn Target {
    TARGETS.iter().copied().find(|target| target.is_meant(policy)).unwrap_or(&terraform::Terraform)
}
