//! Companions: what a policy may say beside scanning.
//!
//! A companion is a directory here, with a page for each of its codes, and a line in [`COMPANIONS`]; [`Companion`] is
//! everything that the rest of the program asks of one. What it adds to a plan every target has to say, or to refuse.

mod alerts;
mod interface;
mod rescan;
#[cfg(test)]
mod toy;

pub(crate) use interface::Companion;
pub(crate) use rescan::{FILE as RESCAN_FILE, setting as rescan_setting};

use crate::diagnostic::{Code, Findings};
use crate::plan::{Plan, ScanPlan};
use crate::policy::check::CheckedPolicy;

/// Every companion, in the order in which a plan has them.
pub(crate) static COMPANIONS: &[&dyn Companion] = &[
    &alerts::Alerts,
    &rescan::Rescan,
    #[cfg(test)]
    &toy::Toy,
];

/// The codes of every companion.
pub(crate) fn codes() -> Vec<&'static Code> {
    COMPANIONS.iter().flat_map(|companion| companion.codes()).copied().collect()
}

/// Adds to what AWS is told of scanning what the policy says beside it.
///
/// # Errors
/// Everything of it that can't be planned.
pub(crate) fn accompany(policy: &CheckedPolicy, registry: ScanPlan) -> Result<Plan, Findings> {
    let mut companions = Vec::new();
    let mut failures = Vec::new();
    for companion in COMPANIONS {
        match companion.plan(policy, &registry) {
            Ok(plan) => companions.extend(plan),
            Err(findings) => failures.extend(findings),
        }
    }
    if failures.is_empty() {
        return Ok(Plan { registry, companions });
    }
    Err([registry.warnings, failures].concat().into())
}
