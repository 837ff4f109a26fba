//! Notes beside the steps.

use super::adoption_path::AdoptionPath;
use super::existing::{Existing, ExistingResource};
use super::pick::Picked;
use super::region::UNKNOWN_REGION;
use super::release::Given;
use crate::registry::ReleaseVariable;
use crate::registry::ResourceType;
use crate::terraform::scanning::Enabler;

/// Every note.
pub(super) fn notes(
    picked: &Picked<'_, '_>,
    existing: &Existing<'_>,
    given: &Given,
    path: &AdoptionPath,
) -> Vec<String> {
    let mut notes: Vec<String> = picked.enablers.iter().filter_map(|enabler| other_types(enabler)).collect();
    notes.extend(picked.kept.iter().map(|(enabler, reason)| format!("`{}` stays: {reason}", enabler.address)));
    notes.extend(elsewhere(picked));
    notes.extend(release(picked, given));
    if picked.registry.is_none() && picked.call.is_none() {
        notes.push("if the policy differs from the current settings of the registry, the apply changes them: `aws ecr get-registry-scanning-configuration > registry.json` and `scanwright import registry.json` write a policy with the current settings".to_owned());
    }
    notes.extend(unknown_region(picked, path));
    notes.extend(existing.unread.iter().map(|(address, source)| {
        format!("`{address}` ({source}) is not read: if `terraform state list` shows an `aws_inspector2_enabler` or an `aws_ecr_registry_scanning_configuration` in it, disable the resource there, and remove it with `terraform state rm` before the plan")
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
            "`{}` also switched on {others}: they stay on in AWS, and Terraform no longer manages them",
            enabler.address
        )
    };
    (!others.is_empty()).then(note)
}

/// The note on the word that stands for a region in the command of an import.
fn unknown_region(picked: &Picked<'_, '_>, path: &AdoptionPath) -> Option<String> {
    let is_imported = matches!(path, AdoptionPath::Imported(_));
    let region = picked.region.as_ref().filter(|region| is_imported && !region.is_known())?;
    Some(format!("in the command of the import `{UNKNOWN_REGION}` stands for the value of `{}`", region.words))
}

/// The note on the value of the release variable.
fn release(picked: &Picked<'_, '_>, given: &Given) -> Option<String> {
    let variable = ReleaseVariable::NAME;
    match (given, picked.call) {
        (Given::Untold(words), _) => Some(format!(
            "the condition of the old configuration ({words}) is not available in the root module: set `{variable}` in the module call yourself"
        )),
        (Given::Words(words), Some(call)) => Some(format!(
            "the old configuration was ENHANCED if `{words}`: make sure that `{}` sets `{variable}` accordingly",
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
        "in some versions of this module the configuration is at `{}.{inner}`: if `terraform state list` shows this address, use it as `from` of the `moved` block",
        registry.evaluated.address
    ))
}
