//! [`Policy`] → [`CheckedPolicy`]: the rules of the domain.
//!
//! One file per check, each with its page. Adding one means adding the two files and its name to the list below; the
//! code table, `scanwright code` and the tests of pages follow from the list. A check looks at the [`Subject`] and
//! reports all it finds; none looks at what another reported, and none prints.

mod checked;
mod entry;
mod subject;

pub use checked::{BasicEntries, CheckedPolicy, EnhancedEntries, Release};
pub use entry::{Entry, uncovered};
pub use subject::Subject;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::policy::Policy;

macro_rules! checks {
    ($($name:ident)*; between policies: $($between:ident)*) => {
        $(mod $name;)*
        $(mod $between;)*

        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$name::CODE,)* $(&$between::CODE),*];

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
    ;
    between policies: shared_output
}

pub(crate) use filter_too_long::report as filter_too_long;
pub(crate) use invalid_repository::refused as invalid_repository;
pub(crate) use nothing_to_scan::report as nothing_to_scan;
pub use shared_output::check as check_outputs;
pub(crate) use too_many_filters::report as too_many_filters;

/// Judges what a policy says.
///
/// # Errors
/// Every finding of `load` and of the checks, warnings included, if one of them is an error.
pub fn check(policy: Policy) -> Result<CheckedPolicy, Vec<Diagnostic>> {
    let subject = Subject::new(&policy);
    let mut findings = policy.findings.clone();
    for check in CHECKS {
        check(&subject, &mut findings);
    }
    diagnostic::sort(&mut findings);
    if diagnostic::any_error(&findings) {
        return Err(findings);
    }
    checked::build(&subject, findings.clone()).ok_or(findings)
}
