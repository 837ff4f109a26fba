//! The claim that is proved of a module: after one successful apply the plan is empty and stays empty, whatever AWS does
//! by itself, and the same after each switch of the release variable, in both directions, at any time.
//!
//! The claim is an invariant of states (*settled* implies that no plan has anything to do), so that it is proved by
//! visiting every reachable state once and looking at its transitions. No graph is kept, and no components are needed: that
//! is cheaper than the search for cycles, and says more.

use super::event::Event;
use super::graph::MAX_STATES;
use super::progress::Progress;
use super::state::State;
use super::state_map::StateMap;
use super::transition_system::TransitionSystem;

/// Outcome of the proof.
#[derive(Debug)]
pub(super) enum Proved {
    /// The claim holds.
    Holds,
    /// After a successful apply Terraform can plan something.
    Fails,
    /// There are too many states.
    TooLarge,
}

/// Visits every state that is reachable from the initial ones.
pub(super) fn prove(system: &TransitionSystem, initial: Vec<State>) -> Proved {
    let resources = system.settings.iter().map(Vec::len).max().unwrap_or_default();
    let mut visited: StateMap<()> = StateMap::default();
    visited.reserve(initial.len() * 4);
    visited.extend(initial.iter().map(|state| (state.key(resources), ())));
    let mut waiting = initial;
    while let Some(state) = waiting.pop() {
        let mut is_broken = false;
        system.each_next(&state, &mut |event, next| {
            is_broken = is_broken || (state.is_settled && plans_something(event, &next));
            if visited.insert(next.key(resources), ()).is_none() {
                waiting.push(next);
            }
        });
        if is_broken {
            return Proved::Fails;
        }
        if visited.len() > MAX_STATES {
            return Proved::TooLarge;
        }
    }
    Proved::Holds
}

/// Tells whether an event is a plan that is not empty.
fn plans_something(event: Event, next: &State) -> bool {
    match event {
        Event::Effect(_) | Event::Switched | Event::NothingToDo => false,
        Event::Planned(resource) => next.progress(resource) != Progress::Idle,
        Event::Stepped(_) | Event::Applied(_) | Event::Failed(_) | Event::PlanFailed(_) => true,
    }
}
