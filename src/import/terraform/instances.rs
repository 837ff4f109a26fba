//! What the instances of one block are set to in every world.

use std::collections::{BTreeMap, BTreeSet};

use super::switch::{Effect, Turn};
use super::{Site, setting};
use crate::diagnostic::Diagnostic;
use crate::import::found::{Condition, Found, Setting, Variant, When};
use crate::import::{left_behind, not_expressible, sensitive_setting};
use crate::terraform::{Choice, Folder, Resource, TooManyChoices};

/// A setting, or why it is not told.
pub(super) type Told = Result<Setting, Vec<Diagnostic>>;

/// What a world has of an address: what was chosen, and what it is set to.
pub(super) type Way = (Vec<Choice>, Told);

/// The instances of a block by address, with every way that they turn out.
pub(super) struct Instances {
    by_address: BTreeMap<String, Instance>,
    /// How many worlds there are.
    worlds: Vec<Vec<Choice>>,
}

/// One instance.
struct Instance {
    resource: Resource,
    title: String,
    ways: Vec<Way>,
}

impl Instances {
    /// Those of a block.
    pub(super) fn of(folder: &Folder, site: &Site) -> Result<Self, TooManyChoices> {
        let worlds = folder.worlds_where(&|node, block| node.path == site.path && block.place() == site.place)?;
        let mut instances = Self { by_address: BTreeMap::new(), worlds: Vec::new() };
        for world in worlds {
            for resource in &world.resources {
                let read = match site.module {
                    Some(module) => module.read(resource).transpose(),
                    None => Some(setting::of_resource(resource)),
                };
                let Some(read) = read else { continue };
                let title = site.module.map(|module| format!("{}, of {}", resource.address, module.name));
                let instance = instances.by_address.entry(resource.address.clone()).or_insert_with(|| Instance {
                    resource: resource.clone(),
                    title: title.unwrap_or_else(|| resource.address.clone()),
                    ways: Vec::new(),
                });
                instance.ways.push((world.choices.clone(), read));
            }
            instances.worlds.push(world.choices);
        }
        Ok(instances)
    }

    /// Whether there is none, in no world.
    pub(super) fn is_empty(&self) -> bool {
        self.by_address.is_empty()
    }

    /// Whether the instances are the same ones, each set to the same things and there as surely.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_alike = |address: &str| {
            let (own, others) = (self.ways(address), other.ways(address));
            (own.len() == self.count()) == (others.len() == other.count()) && are_alike(own, others)
        };
        self.addresses().eq(other.addresses()) && self.addresses().all(is_alike)
    }

    /// How many worlds there are.
    pub(super) fn count(&self) -> usize {
        self.worlds.len()
    }

    /// The ways of an address.
    pub(super) fn ways(&self, address: &str) -> &[Way] {
        self.by_address.get(address).map(|instance| instance.ways.as_slice()).unwrap_or_default()
    }

    /// The addresses.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.by_address.keys().map(String::as_str)
    }

    /// What each instance is set to, given the variables that turn it.
    pub(super) fn found(&self, turns: &[Turn]) -> Vec<Found> {
        self.by_address.values().map(|instance| self.one(instance, turns)).collect()
    }

    fn one(&self, instance: &Instance, turns: &[Turn]) -> Found {
        let resource = &instance.resource;
        let turns: Vec<&Turn> = turns.iter().filter(|turn| turn.address == resource.address).collect();
        let mut lost = setting::lost(resource);
        lost.extend(self.conditional(instance));
        lost.extend(turns.iter().filter_map(|turn| turn.lost(resource)));
        let region = Some(resource.location.region.clone()).filter(|region| !region.is_empty());
        Found {
            address: resource.address.clone(),
            title: instance.title.clone(),
            region,
            place: resource.place.clone(),
            variants: variants(instance, &turns),
            lost,
        }
    }

    /// What there is to say where it exists in some worlds only.
    fn conditional(&self, instance: &Instance) -> Option<Diagnostic> {
        if instance.ways.len() == self.worlds.len() {
            return None;
        }
        let whats: BTreeSet<&str> = self.worlds.iter().flatten().map(|choice| choice.what.as_str()).collect();
        Some(left_behind::conditional(&instance.resource, &whats.into_iter().collect::<Vec<_>>()))
    }
}

/// The settings of an instance and when it has them.
fn variants(instance: &Instance, turns: &[&Turn]) -> Vec<Variant> {
    if let Some(secret) = turns.iter().find(|turn| turn.is_secret()) {
        let address = &instance.resource.address;
        return Found::always(Err(vec![sensitive_setting::report(address, &secret.variable.place)]));
    }
    let switches: Vec<&Turn> = turns.iter().copied().filter(|turn| turn.is_switch()).collect();
    let place = instance.resource.place.clone();
    match (split(&instance.ways), switches.as_slice()) {
        (Split::One(setting), []) => Found::always(setting.clone()),
        (Split::One(_), [Turn { effect: Effect::Switch(variants), .. }]) => variants.clone(),
        (Split::Two(variants), []) => variants,
        (Split::One(_), several) => {
            let whats: Vec<String> = several.iter().map(|turn| format!("`var.{}`", turn.variable.name)).collect();
            let why = format!("{} each switch between ENHANCED and BASIC", whats.join(" and "));
            Found::always(Err(vec![not_expressible::states(&why, place)]))
        }
        (Split::Two(_) | Split::More, _) => {
            let choices = instance.ways.iter().flat_map(|(choices, _)| choices);
            let mut whats: BTreeSet<String> = choices.map(|choice| format!("`{}`", choice.what)).collect();
            whats.extend(switches.iter().map(|turn| format!("`var.{}`", turn.variable.name)));
            let whats: Vec<String> = whats.into_iter().collect();
            let why = format!("scanning depends on {}", whats.join(" and "));
            Found::always(Err(vec![not_expressible::states(&why, place)]))
        }
    }
}

/// How the ways of an instance fall apart.
pub(super) enum Split<'w> {
    /// They are all the same.
    One(&'w Told),
    /// They are two, by one condition.
    Two(Vec<Variant>),
    /// They are more, or hang on several conditions.
    More,
}

/// How ways fall apart.
pub(super) fn split(ways: &[Way]) -> Split<'_> {
    let Some(((_, first), others)) = ways.split_first() else { return Split::More };
    let Some((_, second)) = others.iter().find(|(_, other)| !is_same(first, other)) else { return Split::One(first) };
    if others.iter().any(|(_, other)| !is_same(first, other) && !is_same(second, other)) {
        return Split::More;
    }
    let decides = |choice: &&Choice| {
        ways.iter().all(|(choices, setting)| {
            choices.iter().any(|own| own.what == choice.what && (own.taken == choice.taken) == is_same(first, setting))
        })
    };
    let Some(choice) = ways.first().and_then(|(choices, _)| choices.iter().find(decides)) else { return Split::More };
    let condition = Condition { what: choice.what.clone(), place: choice.place.clone(), by_default: None };
    let variant = |setting: &Told, is_first: bool| Variant {
        when: When::If { condition: condition.clone(), holds: (choice.taken == "true") == is_first },
        setting: setting.clone(),
    };
    Split::Two(vec![variant(first, true), variant(second, false)])
}

/// Whether two lists of ways come to the same settings.
pub(super) fn are_alike(some: &[Way], others: &[Way]) -> bool {
    let is_among = |ways: &[Way], told: &Told| ways.iter().any(|(_, own)| is_same(own, told));
    some.iter().all(|(_, told)| is_among(others, told)) && others.iter().all(|(_, told)| is_among(some, told))
}

/// Whether two settings say the same, wherever they stand.
pub(super) fn is_same(one: &Told, other: &Told) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => words(one) == words(other),
        (Err(one), Err(other)) => one == other,
        _ => false,
    }
}

type Rules<'s> = BTreeSet<(&'s str, BTreeSet<&'s str>)>;

fn words(setting: &Setting) -> (&str, Rules<'_>) {
    let rules = setting.rules.iter().map(|rule| {
        let filters = rule.filters.iter().map(|filter| filter.text.as_str());
        (rule.frequency.as_str(), filters.collect())
    });
    (&setting.scan_type, rules.collect())
}
