//! [`LoweredPlan`] → [`ScanPlan`]: the rules on filters, judged on the filters that AWS would get.
//!
//! One file per check, each with its page; adding one means adding the two files and its name to the list below. A check
//! looks at the lowered plan and reports all it finds; none lowers anything. What `load` and `policy::check` found is
//! reported beside it, so that one run tells everything that is wrong with a policy.

mod assemble;
mod caught_by_residue;
mod filter_too_long;
mod not_isolated;
mod separators_in_glob;
mod substring_names;
mod too_many_filters;
mod violated_require;

use super::lower::LoweredPlan;
use super::scan_plan::ScanPlan;
use crate::diagnostic::{self, Code, Diagnostic, Findings};
use crate::policy::silence::silence;

macro_rules! checks {
    ($($name:ident)*) => {
        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$name::CODE),*];

        /// The checks, in the order of their codes.
        const CHECKS: &[fn(&LoweredPlan<'_>, &mut Vec<Diagnostic>)] = &[$($name::check),*];
    };
}

checks! {
    too_many_filters
    filter_too_long
    separators_in_glob
    substring_names
    violated_require
    caught_by_residue
    not_isolated
}

/// Tells a violated `[[require]]`.
pub(crate) fn is_violation(finding: &Diagnostic) -> bool {
    finding.code == &violated_require::CODE
}

/// Weight of a violated `[[require]]` to a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requires {
    /// An error.
    Enforced,
    /// A finding among the warnings: the policy is looked at all the same.
    Reported,
}

/// Judges a lowered plan, and makes a plan of one that AWS takes.
///
/// # Errors
/// Every finding about the policy so far, warnings included, if one of them is an error.
pub(crate) fn check_plan(lowered: &LoweredPlan<'_>, requires: Requires) -> Result<ScanPlan, Findings> {
    let mut findings = lowered.policy.findings().to_vec();
    for check in CHECKS {
        check(lowered, &mut findings);
    }
    diagnostic::sort(&mut findings);
    let findings = silence(findings, lowered.policy.file());
    let is_tolerated = |finding: &Diagnostic| requires == Requires::Reported && is_violation(finding);
    if findings.iter().any(|finding| finding.is_error() && !is_tolerated(finding)) {
        return Err(findings.into());
    }
    assemble::scan_plan(lowered, findings).map_err(Findings::from)
}
