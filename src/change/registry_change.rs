//! The change of the registry as a whole, whatever its filters say.

use serde::Serialize;

use super::semantic::earlier::EarlierModule;
use crate::plan::ScanPlan;
use crate::registry::ScanType;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RegistryChange {
    /// Its scan type before and after where nobody gives the release variable a value, if that becomes another.
    pub becomes: Option<(ScanType, ScanType)>,
    /// The label of its resource before and after, if that becomes another. Terraform then destroys the one and creates the
    /// other, in any order, and destroying sets BASIC without rules (FACTS 1.1).
    pub renamed: Option<(String, String)>,
    /// The input `region`, if it is new or no longer there.
    pub region_input: Option<RegionInput>,
}

/// Change of the module's input `region`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RegionInput {
    /// Without a value it is the provider's region, as before.
    Added,
    /// A call that sets it is an error, and without it the configuration is that of the provider's region.
    Removed,
}

impl RegistryChange {
    /// Returns the change from an earlier module to a plan.
    pub(super) fn between(old: &EarlierModule, new: &ScanPlan) -> Self {
        let after = new.release.in_force();
        let becomes = old.in_force.filter(|before| *before != after).map(|before| (before, after));
        let label = &new.module.label;
        let renamed =
            old.label.as_ref().filter(|before| *before != label).map(|before| (before.clone(), label.clone()));
        let region_input = match (old.takes_region, new.module.takes_region) {
            (Some(false), true) => Some(RegionInput::Added),
            (Some(true), false) => Some(RegionInput::Removed),
            _ => None,
        };
        Self { becomes, renamed, region_input }
    }
}
