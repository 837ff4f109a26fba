//! The strongly connected components of a graph: sets of moments that all lead to each other (Tarjan 1972).

use super::graph::Graph;

/// How far the search is with one moment.
#[derive(Debug, Clone, Copy, Default)]
struct Visit {
    /// When it was entered, from 1; 0 where it was not.
    order: usize,
    /// The earliest entered moment that it is known to lead back to.
    low: usize,
    /// Whether its component is still open.
    is_open: bool,
}

struct Search<'g> {
    graph: &'g Graph,
    visits: Vec<Visit>,
    entered: usize,
    open: Vec<usize>,
    /// Moments on the way, each with the number of its next edge.
    way: Vec<(usize, usize)>,
}

/// Every component, each after those that it leads to.
pub(super) fn each_component(graph: &Graph, component: &mut impl FnMut(&[usize])) {
    let visits = vec![Visit::default(); graph.moments.len()];
    let mut search = Search { graph, visits, entered: 0, open: Vec::new(), way: Vec::new() };
    for root in 0..graph.moments.len() {
        if search.visit(root).order == 0 {
            search.enter(root);
            while let Some((at, edge)) = search.way.pop() {
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
        self.way.push((at, 0));
    }

    /// Follows the next edge of a moment; after the last one its component may be complete.
    fn go_on(&mut self, at: usize, edge: usize, component: &mut impl FnMut(&[usize])) {
        let Some(next) = self.graph.edges(at).get(edge).map(|edge| edge.to) else {
            return self.leave(at, component);
        };
        self.way.push((at, edge + 1));
        let visit = self.visit(next);
        if visit.order == 0 {
            self.enter(next);
        } else if visit.is_open {
            self.set_low(at, visit.order);
        }
    }

    fn leave(&mut self, at: usize, component: &mut impl FnMut(&[usize])) {
        let Visit { order, low, .. } = self.visit(at);
        if let Some((parent, _)) = self.way.last().copied() {
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
