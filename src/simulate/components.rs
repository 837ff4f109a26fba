//! Strongly connected components of the graph: the greatest sets of states that are all reachable from each other
//! (Tarjan 1972).
//!
//! Every cycle lies within one component, so that cycles need to be looked for in components only. The search visits each
//! state and each transition once, and keeps its own stack of calls, because the graph may be deeper than that of the
//! thread.

use super::graph::Graph;

/// Progress of the search at one state.
#[derive(Debug, Clone, Copy, Default)]
struct Visit {
    /// The order of entering, from 1; 0 before.
    order: usize,
    /// The least order of an open state that is known to be reachable from it.
    low: usize,
    /// True while its component is incomplete.
    is_open: bool,
}

struct Search<'g> {
    graph: &'g Graph,
    visits: Vec<Visit>,
    entered: usize,
    open: Vec<usize>,
    /// The path to the current state, each with the number of its next edge.
    path: Vec<(usize, usize)>,
}

/// Gives every component, each after those that are reachable from it.
pub(super) fn each_component(graph: &Graph, component: &mut impl FnMut(&[usize])) {
    let visits = vec![Visit::default(); graph.states.len()];
    let mut search = Search { graph, visits, entered: 0, open: Vec::new(), path: Vec::new() };
    for root in 0..graph.states.len() {
        if search.visit(root).order == 0 {
            search.enter(root);
            while let Some((at, edge)) = search.path.pop() {
                search.go_on(at, edge, component);
            }
        }
    }
}

impl Search<'_> {
    fn visit(&self, at: usize) -> Visit {
        self.visits.get(at).copied().unwrap_or_default()
    }

    fn set_low(&mut self, at: usize, low: usize) {
        if let Some(visit) = self.visits.get_mut(at) {
            visit.low = visit.low.min(low);
        }
    }

    fn enter(&mut self, at: usize) {
        self.entered += 1;
        if let Some(visit) = self.visits.get_mut(at) {
            *visit = Visit { order: self.entered, low: self.entered, is_open: true };
        }
        self.open.push(at);
        self.path.push((at, 0));
    }

    /// Follows the next edge of a state; after the last one its component may be complete.
    fn go_on(&mut self, at: usize, edge: usize, component: &mut impl FnMut(&[usize])) {
        let Some(next) = self.graph.edges(at).get(edge).map(|edge| edge.to) else {
            return self.leave(at, component);
        };
        self.path.push((at, edge + 1));
        let visit = self.visit(next);
        if visit.order == 0 {
            self.enter(next);
        } else if visit.is_open {
            self.set_low(at, visit.order);
        }
    }

    /// Completes the component of a state that leads back to none entered before it.
    fn leave(&mut self, at: usize, component: &mut impl FnMut(&[usize])) {
        let Visit { order, low, .. } = self.visit(at);
        if let Some((parent, _)) = self.path.last().copied() {
            self.set_low(parent, low);
        }
        if low < order {
            return;
        }
        let begin = self.open.iter().rposition(|open| *open == at).unwrap_or_default();
        let members = self.open.split_off(begin);
        for member in &members {
            if let Some(visit) = self.visits.get_mut(*member) {
                visit.is_open = false;
            }
        }
        component(&members);
    }
}
