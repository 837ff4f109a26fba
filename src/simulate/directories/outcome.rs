//! The outcome of one combination of unknowns: every account and region by itself, and what the verdict depends on beyond
//! them.

use std::collections::BTreeMap;

use super::branch::Branch;
use super::kind::Kind;
use super::locations::Locations;
use super::modelled::{self, Modelled};
use crate::registry::ScanType;
use crate::simulate::assumed::Assumed;
use crate::simulate::explorations::Explorations;
use crate::simulate::managed_resources::{Enabler, ManagedResources, Registry};
use crate::simulate::settling::{is_too_many, simulate_within};
use crate::simulate::verdict::{By, Refused, Verdict};
use crate::terraform::address::without_keys;
use crate::terraform::{Case, Location, Resource};

/// Verdict in one combination of unknowns.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) assumed: Vec<Assumed>,
    pub(super) verdict: Verdict,
}

/// One case of each directory, with the unknowns that the resources' arguments have left as a branch says.
pub(super) struct Combination<'n> {
    assumed: Vec<Assumed>,
    resources: Result<Vec<Named<'n>>, Refused>,
}

impl<'n> Combination<'n> {
    /// Reads the resources of one case of each directory.
    pub(super) fn read(named: &[(&'n str, &'n Case)], branch: &mut Branch) -> Self {
        let resources = read(named, branch);
        let chosen = named.iter().flat_map(|(_, case)| Assumed::of_choices(&case.choices));
        Self { assumed: chosen.chain(branch.assumed()).collect(), resources }
    }

    /// Tells whether one account and region has more resources than are explored together.
    pub(super) fn is_too_large(&self) -> bool {
        let Ok(resources) = &self.resources else { return false };
        stacks(resources, &Locations::of(resources)).values().any(|stacks| is_too_many(stacks))
    }

    /// Explores the resources.
    pub(super) fn explore(self, explorations: &mut Explorations) -> Outcome {
        let verdict = match self.resources {
            Ok(resources) => verdict(&resources, explorations),
            Err(refused) => Verdict { refused: Some(refused), ..Verdict::unknown(Vec::new()) },
        };
        Outcome { assumed: self.assumed, verdict }
    }
}

/// Resource with the name of its directory.
type Named<'n> = (&'n str, &'n Resource, Modelled);

/// Reads every resource, or returns the first refusal. All are read even then, so that the branch has all questions.
fn read<'n>(named: &[(&'n str, &'n Case)], branch: &mut Branch) -> Result<Vec<Named<'n>>, Refused> {
    let mut resources = Vec::new();
    let mut refused = None;
    for (name, case) in named {
        for resource in &case.resources {
            match modelled::read(resource, branch) {
                Ok(modelled) => resources.push((*name, resource, modelled)),
                Err(message) => {
                    let message = format!("`{}`: {message}", resource.address);
                    refused = refused.or(Some(Refused { by: By::Provider, message }));
                }
            }
        }
    }
    refused.map_or(Ok(resources), Err)
}

/// Combines the verdicts on all accounts and regions, and on what lies beyond them. An unknown region may be any of the
/// others: if that makes a difference, the verdict depends on it.
fn verdict(resources: &[Named<'_>], explorations: &mut Explorations) -> Verdict {
    let locations = Locations::of(resources);
    let mut verdict = at_locations(resources, &locations, explorations);
    for (unknown, other) in locations.questions() {
        let met = at_locations(resources, &locations.assuming(&unknown, &other), explorations);
        if met.settles != verdict.settles && verdict.depends_on.is_empty() {
            let what = if unknown.is_empty() {
                "the region of the environment".to_owned()
            } else {
                format!("the region {unknown}")
            };
            verdict.cycle = verdict.cycle.or(met.cycle);
            verdict.beyond(vec![what]);
        }
    }
    verdict.beyond(elsewhere(resources));
    if !resources.is_empty() && verdict.is_of_nothing() {
        verdict.notes = for_later(resources).collect();
    }
    verdict
}

/// Says of what is for an organisation that it is for other accounts.
fn for_later<'r>(resources: &'r [Named<'_>]) -> impl Iterator<Item = String> + 'r {
    let of_organization = resources.iter().filter(|(.., modelled)| matches!(modelled.kind, Kind::Organization { .. }));
    of_organization.map(|(_, resource, _)| {
        format!(
            "`{}` is for accounts that join the organisation later: it changes nothing in this account",
            resource.address
        )
    })
}

fn at_locations(resources: &[Named<'_>], locations: &Locations, explorations: &mut Explorations) -> Verdict {
    let verdicts = stacks(resources, locations).into_values().map(|stacks| simulate_within(explorations, &stacks));
    verdicts.reduce(Verdict::and).unwrap_or_else(Verdict::nothing)
}

/// Sorts the resources by account and region, and there by directory, in their order.
fn stacks(resources: &[Named<'_>], locations: &Locations) -> BTreeMap<Location, Vec<ManagedResources>> {
    let mut located: BTreeMap<Location, Vec<ManagedResources>> = BTreeMap::new();
    for (directory, resource, modelled) in resources {
        let mut managed = modelled.managed.clone();
        managed.depends_on =
            resource.depends_on.iter().flat_map(|name| instances(resources, directory, name)).collect();
        let stacks = located.entry(locations.resolve(directory, &resource.location)).or_default();
        if stacks.last().is_none_or(|stack| stack.name != *directory) {
            stacks.push(ManagedResources { name: (*directory).to_owned(), ..ManagedResources::default() });
        }
        let Some(stack) = stacks.last_mut() else { continue };
        match &modelled.kind {
            Kind::Registry(registry) => stack.registries.push(Registry { managed, ..registry.clone() }),
            Kind::Enabler(enabler) => stack.enablers.push(Enabler { managed, ..enabler.clone() }),
            Kind::Foreign(_) | Kind::Organization { .. } | Kind::Elsewhere => {}
        }
    }
    located.retain(|_, stacks| stacks.iter().any(|stack| stack.each().next().is_some()));
    located
}

/// Returns the addresses of a resource's instances in a directory.
fn instances(resources: &[Named<'_>], directory: &str, name: &str) -> Vec<String> {
    let named = resources.iter().filter(|(other, ..)| *other == directory);
    let named = named.filter(|(_, other, _)| without_keys(&other.address) == name);
    named.map(|(_, other, _)| other.address.clone()).collect()
}

/// Returns what the verdict depends on in other accounts.
fn elsewhere(resources: &[Named<'_>]) -> Vec<String> {
    let has_basic = resources.iter().any(|(_, _, modelled)| {
        matches!(&modelled.kind, Kind::Registry(registry) if registry.wanted.scan_type == ScanType::Basic)
    });
    let depends = resources.iter().filter_map(|(_, resource, modelled)| match &modelled.kind {
        Kind::Foreign(accounts) => Some(format!(
            "the registries of {accounts}, whose Inspector `{}` manages, and the configurations of these accounts",
            resource.address
        )),
        Kind::Organization { enables_ecr: true } if has_basic => Some(format!(
            "whether BASIC is applied in new member accounts, where `{}` switches ECR on",
            resource.address
        )),
        Kind::Elsewhere => Some(format!("what `{}` does to the registry's scanning or to Inspector", resource.address)),
        _ => None,
    });
    depends.collect()
}
