//! The reachable part of the transition system as a graph, explored breadth first from the initial states.
//!
//! **Invariant**: every state that any sequence of events leads to from an initial state is in the graph once, unless the
//! exploration gave up. A failed apply leads to a state that is explored as one more initial state, but no transition
//! leads there: a cycle through failures is none. A plan that has nothing to do leads nowhere new.
//!
//! **Cost**: a step and a look into a hash map for each transition; memory for each state and each transition. The number
//! of states is bounded by the caller, and never more than [`MAX_STATES`].

use std::collections::hash_map::Entry;

use super::event::Event;
use super::state::{InState, State};
use super::state_map::StateMap;
use super::transition_system::TransitionSystem;

/// The most states that are explored. A configuration with more is too large.
pub(crate) const MAX_STATES: usize = 400_000;

/// Failures that can happen on the way, by the numbers of resources.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// Those that a failed apply can leave tainted.
    pub(super) tainted: Vec<usize>,
    /// Those on which a plan can fail, since they are tainted and may not be destroyed.
    pub(super) locked: Vec<usize>,
}

/// Transition to another state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) event: Event,
    /// The number of the state that it leads to.
    pub(super) to: usize,
}

/// States by their numbers, which for initial states are their places in the list of those, with their transitions.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) states: Vec<State>,
    edges: Vec<Edge>,
    /// The first edge of each state.
    begins: Vec<usize>,
    pub(super) trouble: Trouble,
}

impl Graph {
    /// Explores from different initial states. `None` if there are more states than `most`.
    pub(super) fn explore(system: &TransitionSystem, initial: Vec<State>, most: usize) -> Option<Self> {
        let resources = system.settings.iter().map(Vec::len).max().unwrap_or_default();
        let mut numbers: StateMap<usize> = StateMap::default();
        numbers.extend(initial.iter().enumerate().map(|(number, state)| (state.key(resources), number)));
        let mut graph = Self { states: initial, edges: Vec::new(), begins: Vec::new(), trouble: Trouble::default() };
        let mut at = 0;
        while let Some(state) = graph.states.get(at).copied() {
            graph.begins.push(graph.edges.len());
            system.each_next(&state, &mut |event, next| graph.follow(event, next, resources, &mut numbers));
            at += 1;
            if graph.states.len() > most {
                return None;
            }
        }
        graph.begins.push(graph.edges.len());
        for list in [&mut graph.trouble.tainted, &mut graph.trouble.locked] {
            list.sort_unstable();
            list.dedup();
        }
        Some(graph)
    }

    fn follow(&mut self, event: Event, next: State, resources: usize, numbers: &mut StateMap<usize>) {
        match event {
            Event::NothingToDo => return,
            Event::PlanFailed(resource) => return self.trouble.locked.push(resource),
            _ => {}
        }
        let to = match numbers.entry(next.key(resources)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.states.push(next);
                *new.insert(self.states.len() - 1)
            }
        };
        if let Event::Failed(_) = event {
            let tainted = (0..resources).filter(|resource| next.in_state(*resource) == InState::Tainted);
            self.trouble.tainted.extend(tainted);
        } else {
            self.edges.push(Edge { event, to });
        }
    }

    /// Returns the transitions from a state.
    pub(super) fn edges(&self, from: usize) -> &[Edge] {
        let begin = self.begins.get(from).copied().unwrap_or_default();
        let end = self.begins.get(from + 1).copied().unwrap_or_default();
        self.edges.get(begin..end).unwrap_or_default()
    }
}
