//! Instances of a block, or of blocks that take turns, with their outcome in every case.

use std::collections::{BTreeMap, BTreeSet};

use super::setting;
use super::site;
use super::turns::Group;
use super::variable_effect::{Effect, VariableEffect};
use super::ways::{Split, Way, are_alike, split};
use crate::community::InputError;
use crate::diagnostic::{Diagnostic, Findings};
use crate::import::diagnostics;
use crate::import::found::{Found, Variant};
use crate::terraform::{CALL, Case, Choice, Directory, NotEvaluated, Resource, Value};

/// The instances of a block by address, with every way in which they can turn out. Those that take turns are one.
pub(super) struct Instances {
    by_key: BTreeMap<String, Instance>,
    /// The number of cases.
    cases: Vec<Vec<Choice>>,
}

/// One instance, or several of which there is one at a time.
struct Instance {
    key: String,
    /// The first one.
    resource: Resource,
    titles: Vec<String>,
    ways: Vec<Way>,
}

impl Instances {
    /// Those of a group of blocks.
    pub(super) fn of(directory: &Directory, group: &Group) -> Result<Self, NotEvaluated> {
        let mut cases = directory.cases_where(&|node, block| group.has(&node.path, &block.place()))?;
        without_empty_ones(&mut cases);
        let mut instances = Self { by_key: BTreeMap::new(), cases: Vec::new() };
        for case in cases {
            for resource in &case.resources {
                instances.add(group, resource, &case.choices);
            }
            instances.cases.push(case.choices);
        }
        Ok(instances)
    }

    /// Adds an instance as it is in a case, if it sets scanning there.
    fn add(&mut self, group: &Group, resource: &Resource, choices: &[Choice]) {
        let module = match &*resource.kind {
            CALL => site::module_of_call(resource),
            _ => None,
        };
        let read = match module {
            Some(module) => module.setting(resource).map_err(|error| of_input(error).into()).transpose(),
            None => Some(setting::of_resource(resource)),
        };
        let Some(read) = read else { return };
        let title = module.map(|module| format!("{}, of {}", resource.address, module.name));
        let title = title.unwrap_or_else(|| resource.address.clone());
        let key = group.key(resource);
        let instance = self.by_key.entry(key.clone()).or_insert_with(|| Instance {
            key,
            resource: resource.clone(),
            titles: Vec::new(),
            ways: Vec::new(),
        });
        if !instance.titles.contains(&title) {
            instance.titles.push(title);
        }
        instance.ways.push((choices.to_vec(), read));
    }

    /// There is none, in no case.
    pub(super) fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// The instances are the same ones, each set to the same things and there as surely.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_alike = |key: &str| {
            let (own, others) = (self.ways(key), other.ways(key));
            (own.len() == self.count()) == (others.len() == other.count()) && are_alike(own, others)
        };
        self.keys().eq(other.keys()) && self.keys().all(is_alike)
    }

    /// The number of cases.
    pub(super) fn count(&self) -> usize {
        self.cases.len()
    }

    pub(super) fn ways(&self, key: &str) -> &[Way] {
        self.by_key.get(key).map(|instance| instance.ways.as_slice()).unwrap_or_default()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }

    /// The configuration of each instance, given the effects of variables.
    pub(super) fn found(&self, effects: &[VariableEffect]) -> Vec<Found> {
        self.by_key.values().map(|instance| self.one(instance, effects)).collect()
    }

    fn one(&self, instance: &Instance, effects: &[VariableEffect]) -> Found {
        let resource = &instance.resource;
        let effects: Vec<&VariableEffect> = effects.iter().filter(|effect| effect.key == instance.key).collect();
        let mut warnings = setting::warnings(resource);
        warnings.extend(self.conditional(instance));
        warnings.extend(effects.iter().filter_map(|effect| effect.warning(resource)));
        let region = Some(resource.location.region.clone()).filter(|region| !region.is_empty());
        Found {
            address: resource.address.clone(),
            title: instance.titles.join(" and "),
            region,
            own_region: own_region(resource),
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

/// The argument `region` of a resource, or the input of a known module's call. One that is `null` as long as nobody gives a value is
/// as it is written.
fn own_region(resource: &Resource) -> Option<String> {
    let argument = resource.body.arguments.get("region")?;
    match &argument.value {
        Value::Text(region) => Some(format!("\"{region}\"")),
        Value::Unknown(open) => Some(open.what.clone()),
        Value::Null => Some(argument.place.text().split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => None,
    }
    .filter(|region| region != "null")
}

/// Takes out the cases in which only a collection is empty that is unknown: nobody gives a required list that is, and a rule
/// without filters is none that AWS has. Where that decides that a resource exists, the case stays.
fn without_empty_ones(cases: &mut Vec<Case>) {
    let addresses = |case: &Case| -> Vec<String> { case.resources.iter().map(|one| one.address.clone()).collect() };
    let is_empty = |choice: &Choice| choice.is_of_existence && choice.taken == "false";
    let has = |case: &Case, what: &str| case.choices.iter().any(|own| own.what == what && own.taken == "true");
    let is_kept = |case: &Case| {
        let mut empty = case.choices.iter().filter(|choice| is_empty(choice));
        !empty.any(|choice| cases.iter().any(|other| has(other, &choice.what) && addresses(other) == addresses(case)))
    };
    let kept: Vec<bool> = cases.iter().map(is_kept).collect();
    let mut kept = kept.into_iter();
    cases.retain(|_| kept.next().unwrap_or(true));
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
    let inexpressible = |why: &str| Found::always(Err(diagnostics::setting::inexpressible_states(why, place).into()));
    match (split(&instance.ways), switches.as_slice()) {
        (Split::One(setting), []) => Found::always(setting.clone()),
        (Split::One(_), [VariableEffect { effect: Effect::Switch(variants), .. }]) => variants.clone(),
        (Split::Two(variants), []) => variants,
        (Split::One(_), several) => {
            let whats: Vec<String> = several.iter().map(|effect| format!("`var.{}`", effect.variable.name)).collect();
            inexpressible(&format!("{} each switch between ENHANCED and BASIC", whats.join(" and ")))
        }
        (Split::Two(_) | Split::More, _) => {
            if let Some(unknown) = unknown(&instance.ways) {
                return Found::always(Err(unknown));
            }
            let choices = instance.ways.iter().flat_map(|(choices, _)| choices);
            let mut whats: BTreeSet<String> = choices.map(|choice| format!("`{}`", choice.what)).collect();
            whats.extend(switches.iter().map(|effect| format!("`var.{}`", effect.variable.name)));
            inexpressible(&format!("scanning depends on {}", whats.into_iter().collect::<Vec<_>>().join(" and ")))
        }
    }
}

/// The findings of the ways that are unknown, which come before what they depend on: a value that is given may leave one
/// way only.
fn unknown(ways: &[Way]) -> Option<Findings> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    for finding in ways.iter().filter_map(|(_, outcome)| outcome.as_ref().err()).flat_map(|findings| findings.iter()) {
        if !findings.contains(finding) {
            findings.push(finding.clone());
        }
    }
    (!findings.is_empty()).then(|| findings.into())
}
