//! The subject of lints: resources that act on one registry.

use std::collections::BTreeMap;

use super::caller::at_caller;
use crate::community;
use crate::diagnostic::{Diagnostic, Severity};
use crate::hcl::Block;
use crate::registry::{ResourceType, ScanType};
use crate::source::Place;
use crate::terraform::scanning::{ENABLER, Enabler, REGISTRY, REPOSITORY, Registry, RuleBlock};
use crate::terraform::{Case, Directory, Location, Node, NotEvaluated, Resource, is_of};
use crate::wildcard::Pattern;

/// The most filters of a registry that are compared with each other: five times what AWS takes.
const MOST_FILTERS: usize = 1000;

/// Resources of one account and region in one case.
#[derive(Debug, Default)]
pub(crate) struct Subject<'w> {
    /// Every resource that sets the registry's scanning; one, if all is well.
    pub registries: Vec<Registry<'w>>,
    /// Every resource that switches Inspector's types on.
    pub enablers: Vec<Enabler<'w>>,
    /// Every repository.
    pub repositories: Vec<&'w Resource>,
}

/// Returns the cases of some types of resources, with what calls of known modules make.
///
/// # Errors
/// There are too many.
pub(super) fn cases_of(directory: &Directory, kinds: &[&str]) -> Result<Vec<Case>, NotEvaluated> {
    let is_known_call =
        |node: &Node, block: &Block| community::called(block).is_some() && !node.has_read(block.label(0));
    let mut cases = directory.cases_where(&|node, block| is_of(block, kinds) || is_known_call(node, block))?;
    // Of a call that can't be told there is nothing to say.
    cases.iter_mut().for_each(|case| _ = community::expand(case));
    Ok(cases)
}

impl<'w> Subject<'w> {
    /// The types of resources that lints look at.
    pub(crate) const KINDS: &'static [&'static str] = &[REGISTRY, ENABLER, REPOSITORY];

    /// Sorts the resources of a case by account and region.
    pub(crate) fn of(case: &'w Case) -> Vec<Self> {
        let mut subjects: BTreeMap<&Location, Self> = BTreeMap::new();
        for resource in &case.resources {
            let subject = subjects.entry(&resource.location).or_default();
            match resource.kind.as_str() {
                REGISTRY => subject.registries.push(Registry { resource }),
                // What is surely of other accounts sets nothing in this one.
                ENABLER if Enabler { resource }.is_of_own_account() == Some(false) => {}
                ENABLER => subject.enablers.push(Enabler { resource }),
                REPOSITORY => subject.repositories.push(resource),
                _ => {}
            }
        }
        subjects.into_values().collect()
    }

    /// Returns the names of the repositories that are known.
    pub(super) fn names(&self) -> impl Iterator<Item = &'w str> {
        self.repositories.iter().filter_map(|repository| repository.body.value("name").as_text())
    }

    /// Returns every filter whose text is known, with its place and its registry.
    pub(super) fn filters(&self) -> impl Iterator<Item = (Registry<'w>, &'w str, &'w Place)> {
        self.registries.iter().flat_map(|registry| {
            let filters = registry.rules().flat_map(RuleBlock::filters);
            filters.map(|(text, place)| (*registry, text, place))
        })
    }
}

impl Registry<'_> {
    /// Returns its filters as ECR reads them; `None` if some are unknown, or there are so many that AWS takes none of them,
    /// which other lints say.
    pub(super) fn patterns(self) -> Option<Vec<Pattern>> {
        let rules = self.configuration()?.rules;
        let filters: Vec<String> = rules.into_iter().flat_map(|rule| rule.filters).collect();
        let is_taken = filters.len() <= MOST_FILTERS;
        is_taken.then(|| filters.iter().map(|filter| Pattern::filter(filter)).collect())
    }

    /// Points a finding at the caller, if the registry stands in a module; `value` is the string that is wrong.
    pub(super) fn called(self, value: Option<&str>, finding: Diagnostic) -> Diagnostic {
        at_caller(self.resource, value, finding)
    }

    /// Tells whether every apply puts this scan type back.
    pub(super) fn holds(self, scan_type: ScanType) -> bool {
        self.scan_type() == Some(scan_type) && !self.resource.lifecycle.ignored.has("scan_type")
    }
}

impl Enabler<'_> {
    /// Tells whether every apply switches ECR on again, or off.
    pub(super) fn holds_ecr(self, on: bool) -> bool {
        let is_held = !self.ignores_types() && self.types().is_some_and(|types| !types.is_empty());
        is_held && self.types().is_some_and(|types| types.has(ResourceType::Ecr) == on)
    }

    /// Makes a finding a warning if the accounts may not be the registry's own.
    pub(super) fn as_far_as_known(self, finding: Diagnostic) -> Diagnostic {
        if self.is_of_own_account() != Some(true) {
            let place = self.resource.body.place_of("account_ids").clone();
            finding.also(place, "if this is the registry's account").only(Severity::Warning)
        } else {
            finding
        }
    }
}
