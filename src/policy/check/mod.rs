//! [`Policy`] → [`CheckedPolicy`]: the rules of the domain.
//!
//! One file per check, each with its page. Adding one means adding the two files and its name to the list below; the
//! code table, `scanwright code` and the tests of pages follow from the list. A check looks at the [`CheckContext`] and
//! reports all it finds; none looks at what another reported, and none prints. What judges filters stands in
//! `plan::check`.

mod alerts_of_another_target;
mod alerts_without_rule;
mod checked;
mod conflicts;
mod context;
mod continuous;
mod could_not_tell;
mod covered_entry;
mod duplicate_rule_name;
mod emails_of_given_topic;
mod empty_repositories;
mod entries;
mod fault;
mod invalid_acceptance;
mod invalid_email;
mod invalid_input;
mod invalid_module_name;
mod invalid_output;
mod invalid_prefix;
mod invalid_repository;
mod invalid_rule_name;
mod invalid_version_constraint;
mod list;
mod manual_with_repositories;
mod names;
mod no_effect;
mod no_such_version;
mod not_in_inventory;
mod nothing_to_scan;
mod prefix_over_require;
mod provider_too_old;
mod repository_address;
mod reserved_output;
mod rule_overlap;
mod shadowed_entry;
mod shared_output;
mod terraform_too_old;
mod unknown_scan;
mod unstated_rest;

pub use checked::CheckedPolicy;
pub(crate) use checked::output_of;
pub(crate) use context::CheckContext;
use entries::Entries;
pub(crate) use entries::{Requirement, RuleKey};

use crate::diagnostic::{Code, Diagnostic};
use crate::inventory::Inventory;
use crate::policy::Policy;

macro_rules! checks {
    ($($name:ident)*; from several: $($other:ident)*) => {
        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$name::CODE,)* $(&$other::CODE),*];

        /// The checks, in the order of their codes.
        const CHECKS: &[fn(&CheckContext<'_>, &mut Vec<Diagnostic>)] = &[$($name::check),*];
    };
}

checks! {
    invalid_repository
    empty_repositories
    duplicate_rule_name
    nothing_to_scan
    invalid_rule_name
    shadowed_entry
    rule_overlap
    invalid_prefix
    invalid_module_name
    invalid_output
    no_effect
    unstated_rest
    manual_with_repositories
    invalid_version_constraint
    provider_too_old
    covered_entry
    not_in_inventory
    terraform_too_old
    reserved_output
    repository_address
    invalid_input
    invalid_acceptance
    unknown_scan
    invalid_email
    emails_of_given_topic
    alerts_without_rule
    alerts_of_another_target
    prefix_over_require
    no_such_version
    ;
    from several: shared_output could_not_tell
}

pub(crate) use could_not_tell::report as could_not_tell;
/// The codes of what the policies that extend a base can bring: a base alone is not judged by them.
pub(crate) static OF_WHOLE: &[&Code] =
    &[&nothing_to_scan::CODE, &unstated_rest::CODE, &unknown_scan::CODE, &alerts_without_rule::CODE];

pub(crate) use invalid_input::is_input;
pub(crate) use invalid_repository::refused as invalid_repository;
pub(crate) use nothing_to_scan::report as nothing_to_scan;
pub(crate) use shared_output::check as check_outputs;

/// Judges what a policy says, with an inventory also beside the repositories that there are. What is found, warnings and
/// errors, travels with the checked policy.
pub(crate) fn check(policy: Policy, inventory: Option<&Inventory>) -> CheckedPolicy {
    let entries = Entries::of(&policy.document);
    let context = CheckContext::new(&policy, &entries, inventory);
    let mut findings = policy.findings.clone();
    for check in CHECKS {
        check(&context, &mut findings);
    }
    CheckedPolicy::new(policy, entries, findings)
}
