//! Resources of a directory that have to do with scanning, beside the registry's configuration.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::import::diagnostics;
use crate::import::enabler_fit::EnablerFit;
use crate::import::found::{Found, scan_types};
use crate::registry::{ResourceType, ScanType};
use crate::source::Place;
use crate::terraform::scanning::{ENABLER, Enabler, ORGANIZATION, REGISTRY, Registry};
use crate::terraform::{Case, Directory, Resource};

/// Whatever switches Inspector on. Variables that `switches` names have each value that matters.
pub(super) fn warnings(directory: &mut Directory, found: &[Found], switches: &BTreeSet<String>) -> Vec<Diagnostic> {
    let places = |kind: &str| -> Vec<Place> {
        let blocks = directory.modules().iter().flat_map(|module| module.resources_of(kind));
        blocks.map(|block| block.place()).collect()
    };
    let (enablers, organizations) = (places(ENABLER), places(ORGANIZATION));
    if enablers.is_empty() {
        return diagnostics::warnings::left_organization(&organizations).into_iter().collect();
    }
    directory.treat_as_unknown(switches.iter().cloned());
    let cases = directory.decided_cases(&[REGISTRY, ENABLER]).unwrap_or_default();
    directory.treat_as_unknown([]);
    let elsewhere = scan_types(found);
    let mut fits: BTreeMap<EnablerFit, Vec<Place>> = BTreeMap::new();
    for place in enablers {
        fits.entry(fit(&cases, &place, &elsewhere)).or_default().push(place);
    }
    let enablers = fits.iter().map(|(fit, places)| diagnostics::warnings::left_enabler(*fit, places));
    enablers.chain(diagnostics::warnings::left_organization(&organizations)).collect()
}

/// Fit of an enabler to the registries of its account and region, in all cases. `elsewhere` are the scan types
/// where no resource sets them, but a module.
fn fit(cases: &[Case], place: &Place, elsewhere: &BTreeSet<ScanType>) -> EnablerFit {
    let mut met = Vec::new();
    for case in cases {
        for resource in case.resources.iter().filter(|resource| resource.place == *place) {
            let enabler = Enabler { resource };
            let types = of_registries(case, resource).unwrap_or_else(|| elsewhere.clone());
            let lists_ecr = enabler.types().map(|types| types.has(ResourceType::Ecr));
            met.extend(types.into_iter().map(|scan_type| (scan_type, lists_ecr)));
            if enabler.ignores_types() {
                return EnablerFit::Follows;
            }
            if enabler.is_of_own_account() == Some(false) {
                return EnablerFit::Elsewhere;
            }
        }
    }
    EnablerFit::of(&met)
}

/// The scan types that resources set in the account and region of an enabler; `None` where none does.
fn of_registries(case: &Case, enabler: &Resource) -> Option<BTreeSet<ScanType>> {
    let beside = case.resources.iter().filter(|one| one.kind == REGISTRY && one.location == enabler.location);
    let registries: Vec<Registry<'_>> = beside.map(|resource| Registry { resource }).collect();
    let types = registries.iter().filter_map(|registry| registry.scan_type()).collect();
    (!registries.is_empty()).then_some(types)
}
