//! One strongly connected component of the graph.

use super::graph::{Edge, Graph};
use super::state::State;

/// Component that was found last.
pub(super) struct Component<'g> {
    pub(super) graph: &'g Graph,
    /// The numbers of its states.
    pub(super) members: &'g [usize],
    /// The number of each state's component.
    pub(super) numbers: &'g [usize],
    /// Its own number.
    pub(super) number: usize,
}

impl<'g> Component<'g> {
    pub(super) fn states(&self) -> impl Iterator<Item = &'g State> + use<'g> {
        let graph = self.graph;
        self.members.iter().filter_map(move |member| graph.states.get(*member))
    }

    /// Returns the transitions from its states.
    pub(super) fn edges(&self) -> impl Iterator<Item = &'g Edge> + use<'g> {
        let graph = self.graph;
        self.members.iter().flat_map(move |member| graph.edges(*member))
    }

    /// Returns the transitions that stay within it.
    pub(super) fn inner_edges(&self) -> impl Iterator<Item = &'g Edge> {
        self.edges().filter(|edge| self.contains(edge.to))
    }

    pub(super) fn contains(&self, state: usize) -> bool {
        self.numbers.get(state) == Some(&self.number)
    }
}
