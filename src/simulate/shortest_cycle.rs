//! A cycle of a component to show: the shortest through one of its states.

use super::component::Component;
use super::state::State;

/// Finds the shortest cycle through the first state between two runs, if there is one at which no effect is pending, by a
/// breadth-first search within the component. It is for people, who see best what goes on in few steps; the cycle that is
/// fair goes through the same state, and may be longer.
pub(super) fn shortest_cycle(component: &Component<'_>) -> Vec<State> {
    let state = |number: &usize| component.graph.states.get(*number).copied();
    let is_between = |number: &&usize| state(number).is_some_and(|state| state.is_between_runs());
    let is_quiet = |number: &&usize| state(number).is_some_and(|state| state.aws.pending.is_empty());
    let between = || component.members.iter().filter(is_between);
    let Some(from) = between().find(is_quiet).or_else(|| between().next()) else { return Vec::new() };
    let mut search = Search { component, predecessors: vec![NONE; component.graph.states.len()], from: *from };
    let mut front = vec![*from];
    while !front.is_empty() {
        let mut beyond = Vec::new();
        for at in front {
            if search.expand(at, &mut beyond) {
                return search.path_to(at).iter().filter_map(state).collect();
            }
        }
        front = beyond;
    }
    Vec::new()
}

/// The number of no state.
const NONE: usize = usize::MAX;

struct Search<'c> {
    component: &'c Component<'c>,
    /// The state that each reached state was reached from.
    predecessors: Vec<usize>,
    from: usize,
}

impl Search<'_> {
    /// Reaches the successors of a state; true if one of them closes the cycle.
    fn expand(&mut self, at: usize, beyond: &mut Vec<usize>) -> bool {
        for edge in self.component.graph.edges(at).iter().filter(|edge| self.component.contains(edge.to)) {
            if edge.to == self.from {
                return true;
            }
            if let Some(predecessor) = self.predecessors.get_mut(edge.to)
                && *predecessor == NONE
            {
                *predecessor = at;
                beyond.push(edge.to);
            }
        }
        false
    }

    fn path_to(&self, mut at: usize) -> Vec<usize> {
        let mut path = vec![at];
        while at != self.from
            && let Some(predecessor) = self.predecessors.get(at).filter(|predecessor| **predecessor != NONE)
        {
            at = *predecessor;
            path.push(at);
        }
        path.reverse();
        path
    }
}
