//! [`Policy`] → [`CheckedPolicy`]: the rules of the domain.
//!
//! One file per check, each with its page. Adding one means adding the two files and its name to the list below; the
//! code table, `scanwright code` and the tests of pages follow from the list. A check looks at the [`Subject`] and
//! reports all it finds; none looks at what another reported, and none prints.

mod caught_by_residue;
mod checked;
mod continuous;
mod could_not_tell;
mod covered_entry;
mod duplicate_rule_name;
mod empty_repositories;
mod filter_too_long;
mod invalid_module_name;
mod invalid_output;
mod invalid_prefix;
mod invalid_repository;
mod invalid_rule_name;
mod invalid_version_constraint;
mod list;
mod manual_with_repositories;
mod no_effect;
mod not_in_inventory;
mod not_isolated;
mod nothing_to_scan;
mod provider_too_old;
mod rule_overlap;
mod separators_in_glob;
mod shadowed_entry;
mod shared_output;
mod subject;
mod substring_names;
mod too_many_filters;
mod unstated_rest;
mod violated_require;

pub use checked::CheckedPolicy;
pub(crate) use checked::{BasicEntries, EnhancedEntries};
pub(crate) use subject::Subject;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::inventory::Inventory;
use crate::policy::Policy;

macro_rules! checks {
    ($($name:ident)*; from several: $($other:ident)*) => {
        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$name::CODE,)* $(&$other::CODE),*];

        /// The checks, in the order of their codes.
        const CHECKS: &[fn(&Subject<'_>, &mut Vec<Diagnostic>)] = &[$($name::check),*];
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
    too_many_filters
    filter_too_long
    invalid_prefix
    invalid_module_name
    invalid_output
    no_effect
    unstated_rest
    manual_with_repositories
    invalid_version_constraint
    provider_too_old
    separators_in_glob
    substring_names
    covered_entry
    violated_require
    caught_by_residue
    not_isolated
    not_in_inventory
    ;
    from several: shared_output could_not_tell
}

pub(crate) use filter_too_long::report as filter_too_long;
pub(crate) use invalid_repository::refused as invalid_repository;
pub(crate) use nothing_to_scan::report as nothing_to_scan;
pub(crate) use shared_output::check as check_outputs;
pub(crate) use too_many_filters::report as too_many_filters;

/// What a violated `[[require]]` is to a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requires {
    /// An error.
    Enforced,
    /// A finding among the warnings: the policy is looked at all the same.
    Reported,
}

/// Judges what a policy says, with an inventory also beside the repositories that there are.
///
/// # Errors
/// Every finding of `load` and of the checks, warnings included, if one of them is an error.
pub(crate) fn check(
    policy: Policy,
    inventory: Option<&Inventory>,
    requires: Requires,
) -> Result<CheckedPolicy, Vec<Diagnostic>> {
    let subject = Subject::new(&policy, inventory);
    let mut findings = policy.findings.clone();
    for check in CHECKS {
        check(&subject, &mut findings);
    }
    diagnostic::sort(&mut findings);
    let is_tolerated = |finding: &Diagnostic| requires == Requires::Reported && finding.code == &violated_require::CODE;
    if findings.iter().any(|finding| finding.is_error() && !is_tolerated(finding)) {
        return Err(findings);
    }
    checked::build(&subject, findings.clone()).ok_or(findings)
}
