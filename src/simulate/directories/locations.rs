//! Accounts and regions that resources act on, as far as the text decides them.

use std::collections::{BTreeMap, BTreeSet};

use super::modelled::Modelled;
use crate::terraform::{Location, Resource};

/// Locations of all resources.
#[derive(Debug, Clone)]
pub(super) struct Locations {
    /// The directories whose resources are all of one account: given together, directories are states of one account.
    of_one_account: BTreeSet<String>,
    /// Every region; true if it is known which one it is.
    regions: BTreeMap<String, bool>,
    /// An unknown region, and the one that is assumed for it.
    assumed: Option<(String, String)>,
}

impl Locations {
    pub(super) fn of(resources: &[(&str, &Resource, Modelled)]) -> Self {
        let mut accounts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (directory, resource, _) in resources {
            accounts.entry(directory).or_default().insert(&resource.location.account);
        }
        let is_many = accounts.len() > 1;
        let of_one = accounts.iter().filter(|(_, accounts)| is_many && accounts.len() == 1);
        let of_one_account = of_one.map(|(directory, _)| (*directory).to_owned()).collect();
        // Within a directory, a provider without a region is another location than one with a region: why else have both.
        let is_known = |region: &str| !(region.contains('.') || region.is_empty() && is_many);
        let regions = resources.iter().map(|(_, resource, _)| resource.location.region.clone());
        Self {
            of_one_account,
            regions: regions.map(|region| (region.clone(), is_known(&region))).collect(),
            assumed: None,
        }
    }

    /// Returns the same locations with another region assumed for an unknown one.
    pub(super) fn assuming(&self, unknown: &str, other: &str) -> Self {
        Self { assumed: Some((unknown.to_owned(), other.to_owned())), ..self.clone() }
    }

    /// Returns the location of a resource.
    pub(super) fn resolve(&self, directory: &str, location: &Location) -> Location {
        let account = if self.of_one_account.contains(directory) { String::new() } else { location.account.clone() };
        let region = match &self.assumed {
            Some((unknown, other)) if *unknown == location.region => other.clone(),
            _ => location.region.clone(),
        };
        Location { account, region }
    }

    /// Returns every unknown region with each of the others that it may be.
    pub(super) fn questions(&self) -> Vec<(String, String)> {
        let unknown = self.regions.iter().filter(|(_, is_known)| !**is_known).map(|(region, _)| region);
        let with_others = |region: &String| {
            let others = self.regions.keys().filter(|other| *other != region);
            others.map(|other| (region.clone(), other.clone())).collect::<Vec<_>>()
        };
        unknown.flat_map(with_others).collect()
    }
}
