//! The exploration of the resources of one account and region, under each assumption about AWS.

use super::assumptions::Assumptions;
use super::cycle::Apply;
use super::explorations::Explorations;
use super::explore::Explored;
use super::graph::Trouble;
use super::initial_states::{distinguished_types, initial_states, usual_initial_states};
use super::managed_resources::{ManagedResources, addresses};
use super::notes::notes;
use super::path::{along, in_turn};
use super::resource::{MAX_RESOURCES, Resource, resources};
use super::rule_sets::RuleSets;
use super::state::MAX_RULE_SETS;
use super::trace::Tracer;
use super::transition_system::TransitionSystem;
use super::verdict::{By, Refused, Verdict};
use crate::registry::{Configuration, Refusal};

/// Explores the Terraform states of one account and region, applied in any order.
pub fn simulate(stacks: &[ManagedResources]) -> Verdict {
    simulate_within(&mut Explorations::default(), stacks)
}

/// The same as one of several verdicts, which share what was explored, and the limit of it.
pub(super) fn simulate_within(explorations: &mut Explorations, stacks: &[ManagedResources]) -> Verdict {
    if let Some(refused) = refused(stacks) {
        return Verdict { refused: Some(refused), ..Verdict::unknown(Vec::new()) };
    }
    if is_too_many(stacks) {
        return Verdict::too_large();
    }
    let mut rule_sets = RuleSets::new();
    let resources = resources(stacks, &mut rule_sets);
    if resources.is_empty() {
        return Verdict::nothing();
    }
    if usize::from(rule_sets.foreign().0) >= MAX_RULE_SETS {
        return Verdict::too_large();
    }
    let model = Model { stacks, resources: &resources, rule_sets: &rule_sets };
    let [likelier, other] = Assumptions::EVERY;
    match model.explore(likelier, explorations) {
        // Where the one is too large the other is as well, and would use up what is left for others.
        open if open.settles.is_none() => open,
        verdict => joined([verdict, model.explore(other, explorations)]),
    }
}

/// Tells whether there are more resources than are explored together.
pub(super) fn is_too_many(stacks: &[ManagedResources]) -> bool {
    addresses(stacks).len() > MAX_RESOURCES
}

/// Returns the first refusal of the provider, or else of the API.
fn refused(stacks: &[ManagedResources]) -> Option<Refused> {
    let registries = || stacks.iter().flat_map(|stack| &stack.registries);
    let first = |by, refusals: fn(&Configuration) -> Vec<Refusal>| {
        registries().find_map(|registry| {
            let refusal = refusals(&registry.wanted).into_iter().next()?;
            Some(Refused { by, message: format!("`{}`: {}", registry.managed.address, refusal.message()) })
        })
    };
    let by_provider = first(By::Provider, Configuration::refused_by_provider);
    by_provider.or_else(|| first(By::Api, Configuration::refused_by_api))
}

/// Resources to explore, with the names and rules that their numbers stand for.
#[derive(Clone, Copy)]
struct Model<'m> {
    stacks: &'m [ManagedResources],
    resources: &'m [Resource],
    rule_sets: &'m RuleSets,
}

impl<'m> Model<'m> {
    /// Explores under one assumption. A cycle that applies in turn run into is shown rather than any other.
    fn explore(self, assumptions: Assumptions, explorations: &mut Explorations) -> Verdict {
        let types = distinguished_types(self.resources);
        let system =
            |resources: Vec<Resource>| TransitionSystem { settings: vec![resources], assumptions, switches: false };
        let narrowed = self.resources.iter().map(|resource| resource.narrowed(types)).collect();
        let (whole, narrow) = (system(self.resources.to_vec()), system(narrowed));
        let (initial, at_rest) = initial_states(self.resources, types, self.rule_sets, assumptions);
        let count = initial.len();
        let mut usual = usual_initial_states(self.resources, types, self.rule_sets, assumptions).into_iter();
        let usual = usual.find_map(|state| in_turn(&whole, state)).map(|path| self.tracer(&whole).trace(&path));
        match (explorations.explore(&narrow, initial, at_rest), usual) {
            (Explored::Cycle(_, trouble), Some(cycle)) => self.never_settles(cycle, count, &trouble),
            (_, Some(cycle)) => self.never_settles(cycle, count, &Trouble::default()),
            (Explored::Cycle(cycle, trouble), None) => {
                let cycle = self.tracer(&narrow).trace(&along(&narrow, &cycle));
                self.never_settles(cycle, count, &trouble)
            }
            (Explored::Settles { applies, trouble }, None) => {
                let notes = notes(&trouble, self.stacks, self.resources);
                Verdict { applies_to_settle: Some(applies), starts: count, notes, ..Verdict::nothing() }
            }
            (Explored::TooLarge, None) => Verdict::too_large(),
            (Explored::BeyondBudget, None) => Verdict::beyond_budget(),
        }
    }

    fn tracer(self, system: &'m TransitionSystem) -> Tracer<'m> {
        Tracer { system, stacks: self.stacks, rule_sets: self.rule_sets }
    }

    fn never_settles(self, cycle: Vec<Apply>, starts: usize, trouble: &Trouble) -> Verdict {
        Verdict {
            settles: Some(false),
            applies_to_settle: None,
            cycle: Some(cycle),
            starts,
            notes: notes(trouble, self.stacks, self.resources),
            ..Verdict::nothing()
        }
    }
}

/// Joins the verdicts under both assumptions: where they differ, the verdict depends on the assumption.
fn joined([keeping, resetting]: [Verdict; 2]) -> Verdict {
    if keeping.settles == resetting.settles {
        let applies_to_settle = keeping.applies_to_settle.max(resetting.applies_to_settle);
        let mut notes = keeping.notes;
        notes.extend(resetting.notes);
        notes.sort();
        notes.dedup();
        return Verdict { applies_to_settle, notes, ..keeping };
    }
    let what =
        "whether AWS keeps the rules of the registry when Inspector changes its scan type, which is not documented";
    let cycle = keeping.cycle.or(resetting.cycle);
    Verdict { cycle, starts: keeping.starts, ..Verdict::unknown(vec![what.to_owned()]) }
}
