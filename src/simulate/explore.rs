//! The search for cycles: whether applies can follow each other forever.
//!
//! **What counts as a cycle.** Effects of AWS use up what is pending, and the steps of an apply use up the apply, so every
//! cycle of the graph goes through whole applies that succeed and had something to do. It counts only if it is *fair* (see
//! [`fairness`](super::fairness)): an effect that stays pending all the way round would fire some day.
//!
//! **Why it is right.** The graph holds everything that is reachable, every cycle lies within one strongly connected
//! component, and a component has a fair cycle if and only if it is fair as a whole. Without a fair cycle every sequence of
//! applies ends in empty plans. The most applies until then are the longest path over the components, which are given
//! each after those that are reachable from it.
//!
//! **Cost.** Linear in states and transitions, as exploring them is.

use super::component::Component;
use super::components::each_component;
use super::event::Event;
use super::fairness::is_fair;
use super::graph::{Graph, MAX_STATES, Trouble};
use super::shortest_cycle::shortest_cycle;
use super::state::State;
use super::transition_system::TransitionSystem;

/// Outcome of the exploration.
#[derive(Debug, Clone)]
pub(super) enum Explored {
    /// There is no cycle.
    Settles {
        /// The most successful applies from the initial states at rest.
        applies: usize,
        /// The failures that can happen on the way.
        trouble: Trouble,
    },
    /// There is a cycle: its states, each leading to the next and the last to the first.
    Cycle(Vec<State>, Trouble),
    /// There are too many states.
    TooLarge,
    /// There are more states than are left of what is explored for one verdict.
    BeyondBudget,
}

/// Explores from different initial states; the first so many are those at rest, by which applies are counted. What is
/// visited is taken off `states_left`.
pub(super) fn explore(
    system: &TransitionSystem,
    initial: Vec<State>,
    at_rest: usize,
    states_left: &mut usize,
) -> Explored {
    let most = MAX_STATES.min(*states_left);
    let graph = Graph::explore(system, initial, most);
    *states_left = states_left.saturating_sub(graph.as_ref().map_or(most, |graph| graph.states.len()));
    let Some(graph) = graph else {
        return if most < MAX_STATES { Explored::BeyondBudget } else { Explored::TooLarge };
    };
    let size = graph.states.len();
    let mut search =
        CycleSearch { system, graph: &graph, numbers: vec![0; size], count: 0, applies: vec![0; size], cycle: None };
    each_component(&graph, &mut |members| search.component(members));
    if let Some(cycle) = search.cycle {
        return Explored::Cycle(cycle, graph.trouble);
    }
    let applies = search.applies.iter().take(at_rest).max().copied().unwrap_or_default();
    Explored::Settles { applies, trouble: graph.trouble }
}

struct CycleSearch<'g> {
    system: &'g TransitionSystem,
    graph: &'g Graph,
    /// The number of each state's component, from 1; 0 before.
    numbers: Vec<usize>,
    count: usize,
    /// The most successful applies from each state.
    applies: Vec<usize>,
    cycle: Option<Vec<State>>,
}

impl CycleSearch<'_> {
    fn component(&mut self, members: &[usize]) {
        self.count += 1;
        set(&mut self.numbers, members, self.count);
        let component = Component { graph: self.graph, members, numbers: &self.numbers, number: self.count };
        // Nearly every component is a single state that nothing leads back to.
        let has_cycle = component.inner_edges().next().is_some();
        if has_cycle && self.cycle.is_none() && is_fair(&component, self.system) {
            self.cycle = Some(shortest_cycle(&component));
        }
        let applies = component.edges().map(|edge| {
            let beyond = if component.contains(edge.to) { None } else { self.applies.get(edge.to) };
            beyond.copied().unwrap_or_default() + usize::from(matches!(edge.event, Event::Applied(_)))
        });
        let most = applies.max().unwrap_or_default();
        set(&mut self.applies, members, most);
    }
}

fn set(numbers: &mut [usize], states: &[usize], number: usize) {
    for state in states {
        if let Some(slot) = numbers.get_mut(*state) {
            *slot = number;
        }
    }
}
