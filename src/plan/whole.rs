//! The whole plan: what AWS is told of scanning, and what the policy says beside it.

use super::alert::{AlertDestination, PlannedAlert};
use super::companion_plan::{CompanionPlan, PlannedFile};
use super::resource::{Output, PlannedVariable, REGION, Resource, SCANNING_CONFIGURATION};
use super::scan_plan::ScanPlan;

/// Resources that any text of a policy must have.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The scanning configuration.
    pub registry: ScanPlan,
    /// The companions that the policy states beside it.
    pub(crate) companions: Vec<CompanionPlan>,
}

impl Plan {
    /// Every resource that the text must say, the scanning configuration first. All are of one region, so that each takes it
    /// where the module does.
    pub(crate) fn resources(&self) -> Vec<Resource> {
        let scanning = Resource {
            kind: SCANNING_CONFIGURATION,
            label: self.registry.module.label.clone(),
            arguments: Vec::new(),
            elsewhere: &[],
            region: None,
            only: None,
        };
        let others = self.companions.iter().flat_map(|companion| companion.resources.iter().cloned());
        let region = self.region().map(|region| region.name);
        std::iter::once(scanning).chain(others).map(|resource| Resource { region, ..resource }).collect()
    }

    /// The variable of the region, where the module takes one.
    fn region(&self) -> Option<&PlannedVariable> {
        self.registry.module.takes_region.then_some(&REGION)
    }

    /// The outputs that the text must have beside those of every module.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = &Output> {
        self.companions.iter().flat_map(|companion| &companion.outputs)
    }

    /// The variables that the text must declare beside those of every module.
    pub(crate) fn variables(&self) -> impl Iterator<Item = &PlannedVariable> {
        self.region().into_iter().chain(self.companions.iter().flat_map(|companion| &companion.variables))
    }

    /// The files that are written as they are, beside the text of the target.
    pub(crate) fn files(&self) -> impl Iterator<Item = &PlannedFile> {
        self.companions.iter().flat_map(|companion| &companion.files)
    }

    /// The alerts that the text must raise.
    pub(crate) fn alerts(&self) -> impl Iterator<Item = &PlannedAlert> {
        self.companions.iter().flat_map(|companion| &companion.alerts)
    }

    /// The destination of their messages.
    pub(crate) fn alert_destination(&self) -> Option<&AlertDestination> {
        self.companions.iter().find_map(|companion| companion.destination.as_ref())
    }
}

impl From<ScanPlan> for Plan {
    fn from(registry: ScanPlan) -> Self {
        Self { registry, companions: Vec::new() }
    }
}
