//! Which registry the policy is for, and what goes with it.

use super::present::{GeneratedCall, Present, Thing};
use super::{Order, own_region, provider_within, shared_block, which_registry};
use crate::diagnostic::Diagnostic;
use crate::plan::ScanPlan;
use crate::registry::Release;
use crate::registry::ResourceType;
use crate::terraform::scanning::Enabler;
use crate::terraform::{Folder, Location, RootProvider, Value};

/// What happens to what is there.
#[derive(Debug)]
pub(super) struct Picked<'p, 'f> {
    /// The configuration that moves to the generated module.
    pub(super) registry: Option<&'p Thing<'f>>,
    /// Other configurations of the same registry, which are forgotten.
    pub(super) rivals: Vec<&'p Thing<'f>>,
    /// The enablers of that account and region, which are forgotten.
    pub(super) enablers: Vec<&'p Thing<'f>>,
    /// Enablers that stay, with the reason.
    pub(super) kept: Vec<(&'p Thing<'f>, &'static str)>,
    /// The call of the generated module that is there already.
    pub(super) call: Option<&'p GeneratedCall>,
    /// The provider that a new call is given.
    pub(super) provider: RootProvider,
}

/// Picks.
///
/// # Errors
/// It is not said which of several registries is meant, or the one that is can't move.
pub(super) fn pick<'p, 'f>(
    folder: &Folder,
    present: &'p Present<'f>,
    order: &Order,
    plan: &ScanPlan,
) -> Result<Picked<'p, 'f>, Vec<Diagnostic>> {
    let chosen = choose(present, order.address.as_deref()).map_err(|finding| vec![*finding])?;
    let of_call = || present.calls.first().map(|call| &call.location);
    let location = chosen.map(Thing::location).or_else(of_call);
    let is_here = |other: &Location| location.is_none_or(|location| location == other);
    let registry = chosen.filter(|chosen| chosen.is_registry());
    let rivals = present.registries.iter().filter(|thing| is_here(thing.location()));
    let rivals: Vec<&Thing<'_>> =
        rivals.filter(|thing| registry.is_some_and(|own| own.address != thing.address)).collect();
    let (mut enablers, mut kept) = (Vec::new(), Vec::new());
    for enabler in present.enablers.iter().filter(|thing| is_here(thing.location())) {
        match reason_to_keep(enabler, order, plan) {
            None => enablers.push(enabler),
            Some(reason) => kept.push((enabler, reason)),
        }
    }
    let call = present.calls.iter().find(|call| is_here(&call.location));
    let provider = chosen.and_then(|chosen| folder.provider_at_root(chosen.declared));
    let picked = Picked { registry, rivals, enablers, kept, call, provider: provider.unwrap_or(RootProvider::Default) };
    let findings = refusals(&picked, present);
    if findings.is_empty() { Ok(picked) } else { Err(findings) }
}

/// The configuration that is meant; an enabler where there is none of them, since it tells the account and region.
fn choose<'p, 'f>(present: &'p Present<'f>, address: Option<&str>) -> Result<Option<&'p Thing<'f>>, Box<Diagnostic>> {
    if let Some(address) = address {
        let mut all = present.registries.iter().chain(&present.enablers);
        let named = all.find(|thing| thing.address == address);
        return named.map(Some).ok_or_else(|| Box::new(which_registry::none(address, &present.registries)));
    }
    if let [first, others @ ..] = present.registries.as_slice() {
        return if others.is_empty() {
            Ok(Some(first))
        } else {
            Err(which_registry::several(&present.registries).into())
        };
    }
    // Where the module is called already, an enabler in another account or region is none of its concern.
    let is_of_call = |thing: &&Thing<'_>| present.calls.iter().any(|call| call.location == *thing.location());
    let enablers = present.enablers.iter().filter(|thing| present.calls.is_empty() || is_of_call(thing));
    let enablers: Vec<&Thing<'_>> = enablers.collect();
    let is_one_place =
        enablers.windows(2).all(|pair| matches!(pair, [left, right] if left.location() == right.location()));
    if is_one_place { Ok(enablers.first().copied()) } else { Err(which_registry::several(&present.enablers).into()) }
}

/// Why an enabler can stay beside the generated module; `None` where it can't.
fn reason_to_keep(thing: &Thing<'_>, order: &Order, plan: &ScanPlan) -> Option<&'static str> {
    let enabler = Enabler { resource: &thing.resource };
    if enabler.ignores_types() {
        return Some("it ignores changes of `resource_types`, and so never switches anything back");
    }
    let of_others = || {
        let (accounts, own) = (enabler.accounts().as_list()?, order.registry_id.as_deref()?);
        enabler.has_literal_accounts().then(|| accounts.iter().all(|id| id.as_text() != Some(own)))
    };
    if of_others() == Some(true) {
        return Some("it is for other accounts");
    }
    let is_without_ecr = enabler.types().is_some_and(|types| !types.has(ResourceType::Ecr));
    let is_basic = matches!(plan.release, Release::Never(_));
    (is_without_ecr && is_basic).then_some("it is not for ECR, and the policy never switches ENHANCED on")
}

/// What keeps the registry from moving.
fn refusals(picked: &Picked<'_, '_>, present: &Present<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if let (RootProvider::Within(place), None, Some(registry)) = (&picked.provider, picked.call, picked.registry) {
        findings.push(provider_within::report(&registry.address, registry.declared.block.place(), place.clone()));
    }
    if let Some(registry) = picked.registry.filter(|registry| registry.community.is_none()) {
        let region = registry.resource.body.arguments.get("region");
        let region = region.filter(|region| region.value != Value::Null);
        findings.extend(region.map(|region| own_region::report(&registry.address, region.place.clone())));
    }
    for gone in picked.registry.iter().chain(&picked.rivals).chain(&picked.enablers) {
        let all = present.registries.iter().chain(&present.enablers);
        let mut elsewhere = all.filter(|other| other.is_of_block_of(gone) && other.location() != gone.location());
        if let Some(other) = elsewhere.next().filter(|_| gone.community.is_none()) {
            findings.push(shared_block::report(&gone.address, &other.address, gone.declared.block.place()));
        }
    }
    findings.dedup();
    findings
}
