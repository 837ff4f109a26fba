//! Instances of one block, with their outcome in every case.

use std::collections::{BTreeMap, BTreeSet};

use super::setting;
use super::site::Site;
use super::variable_effect::{Effect, VariableEffect};
use super::ways::{Split, Way, are_alike, split};
use crate::community::InputError;
use crate::diagnostic::Diagnostic;
use crate::import::diagnostics;
use crate::import::found::{Found, Variant};
use crate::terraform::{Choice, Directory, Resource, TooManyChoices};

/// The instances of a block by address, with every way in which they can turn out.
pub(super) struct Instances {
    by_address: BTreeMap<String, Instance>,
    /// The number of cases.
    cases: Vec<Vec<Choice>>,
}

/// One instance.
struct Instance {
    resource: Resource,
    title: String,
    ways: Vec<Way>,
}

impl Instances {
    /// Those of a block.
    pub(super) fn of(directory: &Directory, site: &Site) -> Result<Self, TooManyChoices> {
        let cases = directory.cases_where(&|node, block| node.path == site.path && block.place() == site.place)?;
        let mut instances = Self { by_address: BTreeMap::new(), cases: Vec::new() };
        for case in cases {
            for resource in &case.resources {
                let read = match site.module {
                    Some(module) => module.setting(resource).map_err(|error| of_input(error).into()).transpose(),
                    None => Some(setting::of_resource(resource)),
                };
                let Some(read) = read else { continue };
                let title = site.module.map(|module| format!("{}, of {}", resource.address, module.name));
                let instance = instances.by_address.entry(resource.address.clone()).or_insert_with(|| Instance {
                    resource: resource.clone(),
                    title: title.unwrap_or_else(|| resource.address.clone()),
                    ways: Vec::new(),
                });
                instance.ways.push((case.choices.clone(), read));
            }
            instances.cases.push(case.choices);
        }
        Ok(instances)
    }

    /// There is none, in no case.
    pub(super) fn is_empty(&self) -> bool {
        self.by_address.is_empty()
    }

    /// The instances are the same ones, each set to the same things and there as surely.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_alike = |address: &str| {
            let (own, others) = (self.ways(address), other.ways(address));
            (own.len() == self.count()) == (others.len() == other.count()) && are_alike(own, others)
        };
        self.addresses().eq(other.addresses()) && self.addresses().all(is_alike)
    }

    /// The number of cases.
    pub(super) fn count(&self) -> usize {
        self.cases.len()
    }

    pub(super) fn ways(&self, address: &str) -> &[Way] {
        self.by_address.get(address).map(|instance| instance.ways.as_slice()).unwrap_or_default()
    }

    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.by_address.keys().map(String::as_str)
    }

    /// The configuration of each instance, given the effects of variables.
    pub(super) fn found(&self, effects: &[VariableEffect]) -> Vec<Found> {
        self.by_address.values().map(|instance| self.one(instance, effects)).collect()
    }

    fn one(&self, instance: &Instance, effects: &[VariableEffect]) -> Found {
        let resource = &instance.resource;
        let effects: Vec<&VariableEffect> =
            effects.iter().filter(|effect| effect.address == resource.address).collect();
        let mut warnings = setting::warnings(resource);
        warnings.extend(self.conditional(instance));
        warnings.extend(effects.iter().filter_map(|effect| effect.warning(resource)));
        let region = Some(resource.location.region.clone()).filter(|region| !region.is_empty());
        Found {
            address: resource.address.clone(),
            title: instance.title.clone(),
            region,
            place: resource.place.clone(),
            variants: variants(instance, &effects),
            warnings,
        }
    }

    /// The warning where it exists in some cases only.
    fn conditional(&self, instance: &Instance) -> Option<Diagnostic> {
        if instance.ways.len() == self.cases.len() {
            return None;
        }
        let whats: BTreeSet<&str> = self.cases.iter().flatten().map(|choice| choice.what.as_str()).collect();
        Some(diagnostics::warnings::conditional_existence(&instance.resource, &whats.into_iter().collect::<Vec<_>>()))
    }
}

/// The finding on an input of a community module.
fn of_input(error: InputError) -> Diagnostic {
    match error {
        InputError::Unknown { input, depends_on, place } => {
            diagnostics::setting::unknown_value(&format!("`{input}`"), &depends_on, &place)
        }
        InputError::Misfit { input, wanted, place } => {
            diagnostics::input::misfit(&format!("`{input}` is not {wanted}"), place)
        }
    }
}

/// The settings of an instance and when it has them.
fn variants(instance: &Instance, effects: &[&VariableEffect]) -> Vec<Variant> {
    if let Some(secret) = effects.iter().find(|effect| effect.is_secret()) {
        let address = &instance.resource.address;
        return Found::always(Err(diagnostics::setting::sensitive_setting(address, &secret.variable.place).into()));
    }
    let switches: Vec<&VariableEffect> = effects.iter().copied().filter(|effect| effect.is_switch()).collect();
    let place = instance.resource.place.clone();
    match (split(&instance.ways), switches.as_slice()) {
        (Split::One(setting), []) => Found::always(setting.clone()),
        (Split::One(_), [VariableEffect { effect: Effect::Switch(variants), .. }]) => variants.clone(),
        (Split::Two(variants), []) => variants,
        (Split::One(_), several) => {
            let whats: Vec<String> = several.iter().map(|effect| format!("`var.{}`", effect.variable.name)).collect();
            let why = format!("{} each switch between ENHANCED and BASIC", whats.join(" and "));
            Found::always(Err(diagnostics::setting::inexpressible_states(&why, place).into()))
        }
        (Split::Two(_) | Split::More, _) => {
            let choices = instance.ways.iter().flat_map(|(choices, _)| choices);
            let mut whats: BTreeSet<String> = choices.map(|choice| format!("`{}`", choice.what)).collect();
            whats.extend(switches.iter().map(|effect| format!("`var.{}`", effect.variable.name)));
            let whats: Vec<String> = whats.into_iter().collect();
            let why = format!("scanning depends on {}", whats.join(" and "));
            Found::always(Err(diagnostics::setting::inexpressible_states(&why, place).into()))
        }
    }
}
