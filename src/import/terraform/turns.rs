//! Configurations that take turns: of several blocks of one account and region there is one at a time, whatever the
//! variables are. `count = var.on ? 1 : 0` and `count = var.on ? 0 : 1` say in two blocks what a conditional says in one.

use std::collections::{BTreeMap, BTreeSet};

use super::site::Site;
use super::variable_effect::Variable;
use crate::source::Place;
use crate::terraform::address::without_keys;
use crate::terraform::{Case, Directory, Location, Resource};

/// Number of blocks above which none are looked at together.
const MANY: usize = 32;

/// Blocks that are looked at together.
pub(super) struct Group {
    sites: Vec<Site>,
    /// There is one instance at a time.
    takes_turns: bool,
}

impl Group {
    /// Tells whether the block at a place of a module is in the group.
    pub(super) fn has(&self, path: &str, place: &Place) -> bool {
        self.sites.iter().any(|site| site.path == path && site.place == *place)
    }

    /// Tells whether it is the call of a known module.
    pub(super) fn is_of_module(&self) -> bool {
        self.sites.iter().all(|site| site.is_call)
    }

    /// The places of the blocks.
    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        self.sites.iter().map(|site| &site.place)
    }

    /// The key of an instance: its address, where no others take turns with it.
    pub(super) fn key(&self, resource: &Resource) -> String {
        if self.takes_turns { String::new() } else { resource.address.clone() }
    }
}

/// Puts the blocks that take turns together; every other one is alone.
pub(super) fn groups(directory: &mut Directory, sites: Vec<Site>, variables: &[Variable]) -> Vec<Group> {
    let turns = match sites.len() {
        1..=MANY => together(directory, &sites, variables),
        _ => BTreeMap::new(),
    };
    let mut groups: Vec<(Option<Location>, Group)> = Vec::new();
    for site in sites {
        let location = turns.iter().find(|(_, taking)| taking.contains(&site)).map(|(location, _)| location.clone());
        match groups.iter_mut().find(|(own, _)| own.is_some() && *own == location) {
            Some((_, group)) => group.sites.push(site),
            None => {
                let takes_turns = location.is_some();
                groups.push((location, Group { sites: vec![site], takes_turns }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The blocks that take turns, by the account and region in which they do.
fn together(directory: &mut Directory, sites: &[Site], variables: &[Variable]) -> BTreeMap<Location, Vec<Site>> {
    directory.treat_as_unknown(variables.iter().map(|variable| variable.name.clone()));
    let all = Group { sites: sites.to_vec(), takes_turns: false };
    let cases = directory.cases_where(&|node, block| all.has(&node.path, &block.place()));
    directory.treat_as_unknown([]);
    let cases = cases.unwrap_or_default();
    let resources = || cases.iter().flat_map(|case| &case.resources);
    let locations: BTreeSet<&Location> = resources().map(|resource| &resource.location).collect();
    let of_one_place = |site: &&Site| {
        let mut others = resources().filter(|resource| is_of(resource, site));
        others.next().is_some_and(|first| others.all(|other| other.location == first.location))
    };
    let mut turns = BTreeMap::new();
    for location in locations.into_iter().filter(|location| cases.iter().all(|case| count(case, location) < 2)) {
        let is_there = |site: &&Site| {
            resources().any(|resource| resource.location == *location && is_of(resource, site)) && of_one_place(site)
        };
        let taking: Vec<Site> = sites.iter().filter(is_there).cloned().collect();
        let own = resources().filter(|resource| taking.iter().any(|site| is_of(resource, site)));
        if own.map(|resource| &resource.address).collect::<BTreeSet<_>>().len() > 1 {
            turns.insert(location.clone(), taking);
        }
    }
    turns
}

fn count(case: &Case, location: &Location) -> usize {
    case.resources.iter().filter(|resource| resource.location == *location).map(instances).sum()
}

/// An instance whose key is unknown may be several.
fn instances(resource: &Resource) -> usize {
    if resource.address.contains("[*]") { 2 } else { 1 }
}

/// Tells whether a block makes a resource.
fn is_of(resource: &Resource, site: &Site) -> bool {
    resource.place == site.place && path_of(&resource.address) == site.path
}

/// The path of the module that a resource stands in, without the keys of instances.
fn path_of(address: &str) -> String {
    let plain = without_keys(address);
    let mut parts: Vec<&str> = plain.split('.').collect();
    parts.truncate(parts.len().saturating_sub(2));
    parts.join(".")
}
