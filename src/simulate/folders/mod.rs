//! From Terraform's resources to a verdict: every world of every folder, and in it every account and region by itself.
//!
//! What a resource's arguments leave open is branched here: the scan type both ways, a list of types with ECR and
//! without, and whether an account that is named by its number is the caller's own. Rules that are not known are one set
//! of their own: the model asks of rules nothing but whether they are the same.
//!
//! Configurations in one folder meet where their [`Location`]s are the same; folders given together are states of one
//! account.

mod branch;
mod joined;
mod known;
mod places;

use std::collections::BTreeMap;

use super::stack::Stack;
use super::verdict::{By, Refused, Verdict, simulate};
use crate::terraform::scanning::{ENABLER, ORGANIZATION, REGISTRY};
use crate::terraform::{Location, Resource, World};
use branch::{Branch, Branches};
use known::{Kind, Known};
use places::Places;

/// The types of resources that the model knows or has to hear of.
pub(crate) const KINDS: &[&str] = &[REGISTRY, ENABLER, ORGANIZATION];

/// The most ways that everything left open is tried in.
pub(crate) const MAX_WAYS: usize = 512;

/// A folder with what it may come to.
#[derive(Debug)]
pub(crate) struct FolderWorlds {
    /// How the folder is called.
    pub name: String,
    /// Its worlds.
    pub worlds: Vec<World>,
}

/// Something that was left open, and how it is taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Taken {
    /// What was left open, in the words of the configuration.
    pub what: String,
    /// How it is taken.
    pub taken: String,
}

/// The verdict on folders whose states are applied in turn, in one account. `account` is the number of the account that
/// Terraform runs in, where that is known.
pub(crate) fn judge(folders: &[FolderWorlds], account: Option<&str>) -> Verdict {
    let mut ways = Vec::new();
    let mut worlds: Vec<Vec<&World>> = vec![Vec::new()];
    for folder in folders {
        worlds = worlds
            .iter()
            .flat_map(|chosen| folder.worlds.iter().map(|world| [&chosen[..], &[world]].concat()))
            .collect();
        if worlds.len() > MAX_WAYS {
            return too_many();
        }
    }
    for chosen in worlds {
        let named: Vec<(&str, &World)> = folders.iter().map(|folder| folder.name.as_str()).zip(chosen).collect();
        let mut branches = Branches::new();
        while let Some(branch) = branches.next_one() {
            ways.push(way(&named, branch, account));
            if ways.len() > MAX_WAYS {
                return too_many();
            }
        }
    }
    joined::verdict(ways)
}

fn too_many() -> Verdict {
    Verdict::unknown(vec![format!("more than {MAX_WAYS} ways that what the text leaves open can turn out")])
}

/// One way that everything turns out, with its verdict.
#[derive(Debug)]
struct Way {
    taken: Vec<Taken>,
    verdict: Verdict,
}

fn way(named: &[(&str, &World)], branch: &mut Branch, account: Option<&str>) -> Way {
    let mut known = Vec::new();
    let mut refused = None;
    for (name, world) in named {
        for resource in &world.resources {
            match known::read(resource, branch, account) {
                Ok(one) => known.push((*name, resource, one)),
                Err(message) => {
                    let message = format!("`{}`: {message}", resource.address);
                    refused = refused.or(Some(Refused { by: By::Provider, message }));
                }
            }
        }
    }
    let verdict = match refused {
        Some(refused) => Verdict { refused: Some(refused), ..Verdict::unknown(Vec::new()) },
        None => together(&known),
    };
    let chosen = named.iter().flat_map(|(_, world)| &world.choices);
    let chosen = chosen.map(|choice| Taken { what: choice.what.clone(), taken: choice.taken.clone() });
    Way { taken: chosen.chain(branch.taken()).collect(), verdict }
}

/// The verdict on all accounts and regions, each by itself, and on what lies beyond them. A region that is not known may
/// be any of the others: where that makes a difference, the verdict depends on it.
fn together(known: &[(&str, &Resource, Known)]) -> Verdict {
    let places = Places::of(known);
    let mut verdict = in_places(known, &places);
    for (open, other) in places.questions() {
        let met = in_places(known, &places.taking(&open, &other));
        if met.settles != verdict.settles && verdict.depends_on.is_empty() {
            let what = if open.is_empty() {
                "the region that the environment names".to_owned()
            } else {
                format!("the region {open}")
            };
            verdict.cycle = verdict.cycle.or(met.cycle);
            verdict.beyond(vec![what]);
        }
    }
    verdict.beyond(elsewhere(known));
    verdict
}

fn in_places(known: &[(&str, &Resource, Known)], places: &Places) -> Verdict {
    let verdicts = stacks(known, places).into_values().map(|stacks| simulate(&stacks));
    verdicts.reduce(joined::both).unwrap_or_else(Verdict::nothing)
}

/// The stacks of each account and region: one for each folder, in their order.
fn stacks(known: &[(&str, &Resource, Known)], at: &Places) -> BTreeMap<Location, Vec<Stack>> {
    let mut places: BTreeMap<Location, Vec<Stack>> = BTreeMap::new();
    for (folder, resource, one) in known {
        let instances = |name: &String| {
            let same = known.iter().filter(move |(other, ..)| other == folder);
            let named = same.filter(move |(_, other, _)| known::without_keys(&other.address) == **name);
            named.map(|(_, other, _)| other.address.clone()).collect::<Vec<_>>()
        };
        let mut managed = one.managed.clone();
        managed.after = resource.after.iter().flat_map(instances).collect();
        let stacks = places.entry(at.place(folder, &resource.location)).or_default();
        if stacks.last().is_none_or(|stack| stack.name != *folder) {
            stacks.push(Stack { name: (*folder).to_owned(), ..Stack::default() });
        }
        let Some(stack) = stacks.last_mut() else { continue };
        match &one.kind {
            Kind::Registry(registry) => stack.registries.push(super::Registry { managed, ..registry.clone() }),
            Kind::Enabler(enabler) => stack.enablers.push(super::Enabler { managed, ..enabler.clone() }),
            Kind::Foreign(_) | Kind::Organization { .. } => {}
        }
    }
    places.retain(|_, stacks| stacks.iter().any(|stack| !stack.registries.is_empty() || !stack.enablers.is_empty()));
    places
}

/// What the verdict depends on in other accounts.
fn elsewhere(known: &[(&str, &Resource, Known)]) -> Vec<String> {
    let has_basic = known.iter().any(|(_, _, one)| {
        matches!(&one.kind, Kind::Registry(registry) if registry.wanted.scan_type == crate::registry::ScanType::Basic)
    });
    let depends = known.iter().filter_map(|(_, resource, one)| match &one.kind {
        Kind::Foreign(accounts) => Some(format!(
            "the registries of {accounts}, whose Inspector `{}` owns, and what their own configurations say",
            resource.address
        )),
        Kind::Organization { enables_ecr: true } if has_basic => Some(format!(
            "whether BASIC is applied in new member accounts, where `{}` switches ECR on",
            resource.address
        )),
        _ => None,
    });
    depends.collect()
}
