//! Notes beside the steps.

use super::existing::{Existing, ExistingResource};
use super::pick::Picked;
use super::release::Given;
use crate::registry::ReleaseVariable;
use crate::registry::ResourceType;
use crate::terraform::scanning::Enabler;

/// Every note.
pub(super) fn notes(picked: &Picked<'_, '_>, existing: &Existing<'_>, given: &Given) -> Vec<String> {
    let mut notes: Vec<String> = picked.enablers.iter().filter_map(|enabler| other_types(enabler)).collect();
    notes.extend(picked.kept.iter().map(|(enabler, reason)| format!("`{}` stays: {reason}", enabler.address)));
    notes.extend(elsewhere(picked));
    notes.extend(release(picked, given));
    if picked.registry.is_none() && picked.call.is_none() {
        notes.push("where the policy says something else than the registry has now, the apply changes that: `aws ecr get-registry-scanning-configuration > registry.json` and `scanwright import registry.json` make a policy that says the same".to_owned());
    }
    notes.extend(existing.unread.iter().map(|(address, source)| {
        format!("`{address}` ({source}) is not read: if `terraform state list` shows an `aws_inspector2_enabler` or an `aws_ecr_registry_scanning_configuration` in it, switch that off there, and take it out with `terraform state rm` before the plan")
    }));
    notes
}

/// The other types that an enabler switched on.
fn other_types(enabler: &ExistingResource<'_>) -> Option<String> {
    let types = Enabler { resource: &enabler.evaluated }.types()?;
    let others: Vec<&str> = types.iter().filter(|kind| *kind != ResourceType::Ecr).map(ResourceType::as_str).collect();
    let others = others.join(" and ");
    let note = || {
        format!(
            "`{}` also switched on {others}: that stays on in AWS, and nothing manages it any more",
            enabler.address
        )
    };
    (!others.is_empty()).then(note)
}

/// The note on the value of the release variable.
fn release(picked: &Picked<'_, '_>, given: &Given) -> Option<String> {
    let variable = ReleaseVariable::NAME;
    match (given, picked.call) {
        (Given::Untold(words), _) => Some(format!(
            "what the old configuration switched on ({words}) has no words in the root: give the call `{variable}` yourself"
        )),
        (Given::Words(words), Some(call)) => Some(format!(
            "the old configuration was ENHANCED where `{words}`: see that `{}` is given `{variable}` so",
            call.address
        )),
        (Given::Words(_) | Given::Nothing, _) => None,
    }
}

/// Community modules whose resource stands at different addresses in different versions.
fn elsewhere(picked: &Picked<'_, '_>) -> Option<String> {
    let registry = picked.registry?;
    let inner = registry.community?.inner_elsewhere?;
    Some(format!(
        "in some versions of that module the configuration is at `{}.{inner}`: if `terraform state list` shows that, write it as `from` of the `moved` block",
        registry.evaluated.address
    ))
}
