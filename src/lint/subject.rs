//! What a lint looks at.

use std::collections::BTreeMap;

use crate::source::Place;
use crate::terraform::scanning::{ENABLER, Enabler, REGISTRY, REPOSITORY, Registry, RuleBlock};
use crate::terraform::{Location, Resource, World};
use crate::wildcard::Pattern;

/// The resources of one account and region in one world.
#[derive(Debug, Default)]
pub(crate) struct Subject<'w> {
    /// Every resource that sets the registry's scanning; one, where all is well.
    pub registries: Vec<Registry<'w>>,
    /// Every resource that switches Inspector's types on.
    pub enablers: Vec<Enabler<'w>>,
    /// Every repository.
    pub repositories: Vec<&'w Resource>,
}

impl<'w> Subject<'w> {
    /// The types of resources that lints look at.
    pub(crate) const KINDS: &'static [&'static str] = &[REGISTRY, ENABLER, REPOSITORY];

    /// The subjects of a world, one for each account and region.
    pub(crate) fn of(world: &'w World) -> Vec<Self> {
        let mut subjects: BTreeMap<&Location, Self> = BTreeMap::new();
        for resource in &world.resources {
            let subject = subjects.entry(&resource.location).or_default();
            match resource.kind.as_str() {
                REGISTRY => subject.registries.push(Registry { resource }),
                ENABLER => subject.enablers.push(Enabler { resource }),
                REPOSITORY => subject.repositories.push(resource),
                _ => {}
            }
        }
        subjects.into_values().collect()
    }

    /// Every filter whose text is told, with its place.
    pub(super) fn filters(&self) -> impl Iterator<Item = (&'w str, &'w Place)> {
        self.registries.iter().flat_map(|registry| registry.rules()).flat_map(RuleBlock::filters)
    }
}

impl Registry<'_> {
    /// Its filters as ECR reads them; `None` where the text does not tell them all.
    pub(super) fn patterns(self) -> Option<Vec<Pattern>> {
        let rules = self.configuration()?.rules.into_iter();
        Some(rules.flat_map(|rule| rule.filters).map(|filter| Pattern::filter(&filter)).collect())
    }
}
