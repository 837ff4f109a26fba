//! Region that the generated module is called for, or why it can't be called for it.

use super::diagnostics;
use super::existing::{ExistingResource, GeneratedCall};
use super::region::Region;
use crate::diagnostic::Diagnostic;
use crate::plan::{REGION, ScanPlan};
use crate::terraform::{Directory, Value};

/// The region of the call: that which it sets already, or which what is chosen sets.
pub(super) fn of_call(
    directory: &Directory,
    chosen: Option<&ExistingResource<'_>>,
    call: Option<&GeneratedCall>,
) -> Option<Region> {
    match (call, chosen) {
        (Some(call), _) => call.region.clone(),
        (None, Some(chosen)) => Region::of(directory, chosen.declared, &chosen.evaluated),
        (None, None) => None,
    }
}

/// The finding on a region that the call of the module can't be given.
pub(super) fn refusal(
    chosen: &ExistingResource<'_>,
    region: Option<&Region>,
    has_call: bool,
    plan: &ScanPlan,
) -> Option<Diagnostic> {
    let own = chosen.evaluated.body.arguments.get(REGION.name).filter(|own| own.value != Value::Null)?;
    if !plan.module.takes_region {
        return Some(diagnostics::own_region(&chosen.address, own.place.clone()));
    }
    (region.is_none() && !has_call).then(|| diagnostics::unknown_region(&chosen.address, own.place.clone()))
}
