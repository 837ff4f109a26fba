//! Release switches: variables of the root whose value decides between ENHANCED and BASIC.
//!
//! What their default does is only half of what they do: on the day of the release the other half is applied. So a switch
//! counts as unknown, and both states are linted.
//!
//! **Cost:** the directory is evaluated once with all candidates unknown, and once more for each candidate that scanning
//! depends on then.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::cases_of;
use crate::registry::ScanType;
use crate::terraform::scanning::{REGISTRY, Registry};
use crate::terraform::{Case, Directory};

/// The most candidates that are tried one by one.
const MANY: usize = 8;

/// Returns the variables that switch a registry, and leaves them unknown.
pub(super) fn open_switches(directory: &mut Directory) -> Vec<String> {
    let candidates = directory.variables_by_default();
    if candidates.is_empty() || !registries(directory).iter().any(|case| !case.resources.is_empty()) {
        return Vec::new();
    }
    directory.treat_as_unknown(candidates.iter().cloned());
    let together = registries(directory);
    let mentioned: Vec<String> = candidates.into_iter().filter(|name| is_chosen(&together, name)).collect();
    let switches: Vec<String> = mentioned.into_iter().take(MANY).filter(|name| is_switch(directory, name)).collect();
    directory.treat_as_unknown(switches.iter().cloned());
    switches
}

fn registries(directory: &Directory) -> Vec<Case> {
    cases_of(directory, &[REGISTRY]).unwrap_or_default()
}

/// Tells whether a choice in some case is about a variable.
fn is_chosen(cases: &[Case], name: &str) -> bool {
    let variable = format!("var.{name}");
    cases.iter().flat_map(|case| &case.choices).any(|choice| choice.subject == variable)
}

/// Tells whether a registry is BASIC with some value of a variable, and ENHANCED with another one.
fn is_switch(directory: &mut Directory, name: &str) -> bool {
    directory.treat_as_unknown([name.to_owned()]);
    let cases = registries(directory);
    let mut types: BTreeMap<&str, BTreeSet<ScanType>> = BTreeMap::new();
    for resource in cases.iter().filter(|_| is_chosen(&cases, name)).flat_map(|case| &case.resources) {
        let scan_type = Registry { resource }.scan_type();
        types.entry(&resource.address).or_default().extend(scan_type);
    }
    types.values().any(|types| types.len() > 1)
}

/// Returns the cases of a directory for lints, with its switches open; if all of it together depends on too many unknowns,
/// with their defaults.
pub(super) fn with_switches<T, E>(
    directory: &mut Directory,
    cases: impl Fn(&Directory) -> Result<T, E>,
) -> Result<T, E> {
    if open_switches(directory).is_empty() {
        return cases(directory);
    }
    cases(directory).or_else(|_| {
        directory.treat_as_unknown([]);
        cases(directory)
    })
}
