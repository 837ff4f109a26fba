//! Which resources act on the same account and region, as far as the text tells.

use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use crate::terraform::{Location, Resource};

/// The places of all resources.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The folders whose resources are all of one account: given together, folders are states of one account.
    of_one_account: BTreeSet<String>,
    /// Every region, and whether it is known which one it is.
    regions: BTreeMap<String, bool>,
    /// A region that is not known, and the one that it is taken for.
    taken: Option<(String, String)>,
}

impl Places {
    pub(super) fn of(known: &[(&str, &Resource, Known)]) -> Self {
        let mut accounts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (folder, resource, _) in known {
            accounts.entry(folder).or_default().insert(&resource.location.account);
        }
        let is_many = accounts.len() > 1;
        let of_one = accounts.iter().filter(|(_, accounts)| is_many && accounts.len() == 1);
        let of_one_account = of_one.map(|(folder, _)| (*folder).to_owned()).collect();
        // Within a folder, a provider without a region is another place than one with a region: why else have both.
        let is_known = |region: &str| !(region.contains('.') || region.is_empty() && is_many);
        let regions = known.iter().map(|(_, resource, _)| resource.location.region.clone());
        Self {
            of_one_account,
            regions: regions.map(|region| (region.clone(), is_known(&region))).collect(),
            taken: None,
        }
    }

    /// The same places, with a region that is not known taken for another one.
    pub(super) fn taking(&self, open: &str, other: &str) -> Self {
        Self { taken: Some((open.to_owned(), other.to_owned())), ..self.clone() }
    }

    /// The place of a resource.
    pub(super) fn place(&self, folder: &str, location: &Location) -> Location {
        let account = if self.of_one_account.contains(folder) { String::new() } else { location.account.clone() };
        let region = match &self.taken {
            Some((open, other)) if *open == location.region => other.clone(),
            _ => location.region.clone(),
        };
        Location { account, region }
    }

    /// Every region that is not known, with each of the others that it may be.
    pub(super) fn questions(&self) -> Vec<(String, String)> {
        let open = self.regions.iter().filter(|(_, is_known)| !**is_known).map(|(region, _)| region);
        let with_others = |region: &String| {
            let others = self.regions.keys().filter(|other| *other != region);
            others.map(|other| (region.clone(), other.clone())).collect::<Vec<_>>()
        };
        open.flat_map(with_others).collect()
    }
}
