//! Fairness of cycles: AWS makes each pending effect fire some day, and every Terraform state is applied some day.
//!
//! A cycle is *fair* if no effect is pending all the way round without firing, and no Terraform state has something to do
//! all the way round without being applied (weak fairness). An unfair cycle is an artefact of the model: it needs an AWS
//! that never acts, or a pipeline that never runs.
//!
//! It is enough to look at a whole component: its states are reachable from each other, so some cycle goes through all of
//! its states and transitions, and that one is fair if any cycle in the component is.

use std::collections::BTreeSet;

use super::component::Component;
use super::event::Event;
use super::progress::Progress;
use super::provider::{self, Planned};
use super::resource::Resource;
use super::state::State;
use super::transition_system::TransitionSystem;

/// Tells whether a component has a fair cycle, given that it has any.
pub(super) fn is_fair(component: &Component<'_>, system: &TransitionSystem) -> bool {
    is_fair_to_effects(component) && is_fair_to_stacks(component, system)
}

/// Tells whether every effect fires, or is not pending, somewhere in the component.
fn is_fair_to_effects(component: &Component<'_>) -> bool {
    let pending = component.states().map(|state| state.aws.pending);
    let always = pending.reduce(|always, pending| always.within(pending)).unwrap_or_default();
    always.iter().all(|effect| component.inner_edges().any(|edge| edge.event == Event::Effect(effect)))
}

/// Tells whether every Terraform state is applied somewhere in the component, or has nothing to do, or can't be planned.
fn is_fair_to_stacks(component: &Component<'_>, system: &TransitionSystem) -> bool {
    let resources = component.states().next().map_or(&[][..], |state| system.resources(state));
    let stacks: BTreeSet<usize> = resources.iter().map(|resource| resource.stack).collect();
    let applied = component.inner_edges().filter_map(|edge| match edge.event {
        Event::Applied(index) => resources.get(index).map(|resource| resource.stack),
        _ => None,
    });
    let applied: BTreeSet<usize> = applied.collect();
    let is_quiet = |stack: usize| {
        component.states().filter(|state| state.is_between_runs()).any(|state| {
            let mut own = resources.iter().enumerate().filter(|(_, resource)| resource.stack == stack);
            own.all(|(index, resource)| is_left_alone(state, index, resource))
        })
    };
    stacks.into_iter().all(|stack| applied.contains(&stack) || is_quiet(stack))
}

fn is_left_alone(state: &State, index: usize, resource: &Resource) -> bool {
    let planned = provider::plan(resource, state.in_state(index), state.aws);
    matches!(planned, Planned::Fails | Planned::Next(Progress::Idle))
}
