//! Choice of the registry that the policy is for, and of what goes with it.

use super::call_region;
use super::diagnostics;
use super::existing::{Existing, ExistingResource, GeneratedCall};
use super::options::Options;
use super::region::Region;
use crate::diagnostic::{Diagnostic, Findings};
use crate::plan::ScanPlan;
use crate::registry::Release;
use crate::registry::ResourceType;
use crate::source::Place;
use crate::terraform::scanning::Enabler;
use crate::terraform::{Directory, Location, RootProvider};

/// Choice of what happens to what is there.
#[derive(Debug)]
pub(super) struct Picked<'p, 'f> {
    /// The configuration that moves to the generated module.
    pub(super) registry: Option<&'p ExistingResource<'f>>,
    /// Other configurations of the same registry, which are forgotten.
    pub(super) conflicts: Vec<&'p ExistingResource<'f>>,
    /// The enablers of that account and region, which are forgotten.
    pub(super) enablers: Vec<&'p ExistingResource<'f>>,
    /// Enablers that stay, with the reason.
    pub(super) kept: Vec<(&'p ExistingResource<'f>, &'static str)>,
    /// The call of the generated module that is there already.
    pub(super) call: Option<&'p GeneratedCall>,
    /// The provider that a new call is given.
    pub(super) provider: RootProvider,
    /// The region of the call: that which it sets already, or which a new one is given.
    pub(super) region: Option<Region>,
}

/// Picks.
///
/// # Errors
/// It is not said which of several registries is meant, or the one that is can't move.
pub(super) fn pick<'p, 'f>(
    directory: &Directory,
    existing: &'p Existing<'f>,
    options: &Options,
    plan: &ScanPlan,
) -> Result<Picked<'p, 'f>, Findings> {
    let chosen = choose(existing, options.address.as_deref())?;
    let of_call = || existing.calls.first().map(|call| &call.location);
    let location = chosen.map(ExistingResource::location).or_else(of_call);
    let is_here = |other: &Location| location.is_none_or(|location| location == other);
    let registry = chosen.filter(|chosen| chosen.is_registry());
    let conflicts = existing.registries.iter().filter(|resource| is_here(resource.location()));
    let conflicts: Vec<&ExistingResource<'_>> =
        conflicts.filter(|resource| registry.is_some_and(|own| own.address != resource.address)).collect();
    let (mut enablers, mut kept) = (Vec::new(), Vec::new());
    for enabler in existing.enablers.iter().filter(|resource| is_here(resource.location())) {
        match reason_to_keep(enabler, options, plan) {
            None => enablers.push(enabler),
            Some(reason) => kept.push((enabler, reason)),
        }
    }
    let call = existing.calls.iter().find(|call| is_here(&call.location));
    let provider = chosen.and_then(|chosen| directory.provider_at_root(chosen.declared));
    let provider = provider.unwrap_or(RootProvider::Default);
    let region = call_region::of_call(directory, chosen, call);
    let own_region = chosen.and_then(|chosen| call_region::refusal(chosen, region.as_ref(), call.is_some(), plan));
    let picked = Picked { registry, conflicts, enablers, kept, call, provider, region };
    let mut findings = refusals(&picked, existing);
    findings.extend(own_region);
    if findings.is_empty() { Ok(picked) } else { Err(findings.into()) }
}

/// The configuration that is meant; an enabler where there is none of them, since it tells the account and region.
fn choose<'p, 'f>(
    existing: &'p Existing<'f>,
    address: Option<&str>,
) -> Result<Option<&'p ExistingResource<'f>>, Findings> {
    if let Some(address) = address {
        let mut all = existing.registries.iter().chain(&existing.enablers);
        let found = all.find(|resource| resource.address == address);
        return found
            .map(Some)
            .ok_or_else(|| diagnostics::no_such_registry(address, &named(&existing.registries)).into());
    }
    let present: Vec<&ExistingResource<'_>> = existing.registries.iter().filter(|one| !one.is_absent).collect();
    match present.as_slice() {
        [] => {}
        [only] => return Ok(Some(only)),
        _ => return Err(several(&existing.registries).into()),
    }
    // Where the module is called already, an enabler in another account or region is none of its concern.
    let is_of_call =
        |resource: &&ExistingResource<'_>| existing.calls.iter().any(|call| call.location == *resource.location());
    let enablers = existing.enablers.iter().filter(|resource| existing.calls.is_empty() || is_of_call(resource));
    let enablers: Vec<&ExistingResource<'_>> = enablers.collect();
    let is_one_place =
        enablers.windows(2).all(|pair| matches!(pair, [left, right] if left.location() == right.location()));
    if is_one_place { Ok(enablers.first().copied()) } else { Err(several(&existing.enablers).into()) }
}

fn several(found: &[ExistingResource<'_>]) -> Diagnostic {
    let first = found.first().map(ExistingResource::location);
    let in_one_place = found.iter().all(|resource| Some(resource.location()) == first);
    let are_enablers = !found.iter().all(ExistingResource::is_registry);
    diagnostics::several_registries(&named(found), are_enablers, in_one_place)
}

/// The address of each, with the place of its block.
fn named<'r>(resources: &'r [ExistingResource<'_>]) -> Vec<(&'r str, Place)> {
    resources.iter().map(|resource| (resource.address.as_str(), resource.declared.block.place())).collect()
}

/// The reason why an enabler can stay beside the generated module; `None` where it can't.
fn reason_to_keep(resource: &ExistingResource<'_>, options: &Options, plan: &ScanPlan) -> Option<&'static str> {
    let enabler = Enabler { resource: &resource.evaluated };
    if enabler.ignores_types() {
        return Some("it ignores changes of `resource_types`, so it never changes them back");
    }
    let of_others = || {
        let (accounts, own) = (enabler.accounts().as_list()?, options.registry_id.as_deref()?);
        enabler.has_literal_accounts().then(|| accounts.iter().all(|id| id.as_text() != Some(own)))
    };
    if of_others() == Some(true) {
        return Some("it is for other accounts");
    }
    let is_without_ecr = enabler.types().is_some_and(|types| !types.has(ResourceType::Ecr));
    let is_basic = matches!(plan.release, Release::Never(_));
    (is_without_ecr && is_basic).then_some("it does not list ECR, and the policy never sets ENHANCED")
}

/// Findings that keep the registry from moving.
fn refusals(picked: &Picked<'_, '_>, existing: &Existing<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if let (RootProvider::Within(place), None, Some(registry)) = (&picked.provider, picked.call, picked.registry) {
        findings.push(diagnostics::provider_within(&registry.address, registry.declared.block.place(), place.clone()));
    }
    for gone in picked.registry.iter().chain(&picked.conflicts).chain(&picked.enablers) {
        let all = existing.registries.iter().chain(&existing.enablers);
        let mut elsewhere = all.filter(|other| other.is_of_block_of(gone) && other.location() != gone.location());
        if let Some(other) = elsewhere.next().filter(|_| gone.community.is_none()) {
            findings.push(diagnostics::shared_block(&gone.address, &other.address, gone.declared.block.place()));
        }
    }
    findings.dedup();
    findings
}
