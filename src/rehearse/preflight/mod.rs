//! Checks before terraform is started, which refuse whatever could reach past the simulated AWS.
//!
//! Only what is known to be harmless is let through. What a configuration *reads* is not refused: `file` and its likes
//! see the copy, and what they give goes no further than loopback and the temporary directory. Nor are backends, which
//! the copy does not have, or anything that a provider block says, which the copy says otherwise.

mod absent;
mod providers;
mod refused_block;
mod refused_data;
mod refused_provider;
mod refused_provisioner;
mod refused_resource;
pub(super) mod rehearsal_failed;

pub(crate) use providers::Providers;

use super::copy::too_large_directory;
use super::directory::{Module, nothing_to_rehearse, refused_module, unreadable_terraform};
use super::order::Order;
use crate::diagnostic::{Code, Diagnostic};

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[
    &nothing_to_rehearse::CODE,
    &unreadable_terraform::CODE,
    &refused_module::CODE,
    &refused_provisioner::CODE,
    &refused_provider::CODE,
    &refused_resource::CODE,
    &refused_data::CODE,
    &refused_block::CODE,
    &too_large_directory::CODE,
    &rehearsal_failed::CODE,
];

/// Checks of each module.
const CHECKS: &[fn(&Module, &Providers, &mut Vec<Diagnostic>)] = &[
    refused_provisioner::check,
    refused_provider::check,
    refused_resource::check,
    refused_data::check,
    refused_block::check,
];

/// Everything in these modules that a rehearsal refuses with the values that it is given.
pub(crate) fn check(modules: &[Module], order: &Order) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for module in modules {
        let providers = Providers::of(module);
        CHECKS.iter().for_each(|check| check(module, &providers, &mut findings));
    }
    absent::take_out(&mut findings, order, |finding| {
        [&refused_resource::CODE, &refused_data::CODE].iter().any(|code| code.code == finding.code.code)
    });
    findings
}
