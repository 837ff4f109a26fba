//! Every moment that can be reached from the starts, and what leads from one to the next.

use std::collections::hash_map::Entry;

use super::machine::{Event, Machine};
use super::moment::{Held, Moment};
use super::seen::Seen;

/// The most moments that are looked at. A configuration with more is too large to explore.
pub(crate) const MAX_MOMENTS: usize = 400_000;

/// What can go wrong, by the numbers of resources.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// Those that a failed apply can leave tainted.
    pub(super) tainted: Vec<usize>,
    /// Those on which a plan can fail, since they are tainted and may not be destroyed.
    pub(super) locked: Vec<usize>,
}

/// Something that leads to another moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// What happens.
    pub(super) event: Event,
    /// The number of the moment that it leads to.
    pub(super) to: usize,
}

/// The moments by their numbers, which for starts are their places in the list of starts.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) moments: Vec<Moment>,
    edges: Vec<Edge>,
    /// Where the edges of each moment begin.
    begins: Vec<usize>,
    pub(super) trouble: Trouble,
}

impl Graph {
    /// Follows everything that can happen, from different starts. A failed apply leads to a moment that is one more start, but
    /// no edge leads there; an empty plan leads nowhere.
    ///
    /// `None` where there are more than [`MAX_MOMENTS`].
    pub(super) fn explore(machine: &Machine, starts: Vec<Moment>) -> Option<Self> {
        let parts = machine.settings.iter().map(Vec::len).max().unwrap_or_default();
        let mut numbers: Seen<usize> = Seen::default();
        numbers.extend(starts.iter().enumerate().map(|(number, start)| (start.key(parts), number)));
        let mut graph = Self { moments: starts, edges: Vec::new(), begins: Vec::new(), trouble: Trouble::default() };
        let mut at = 0;
        while let Some(moment) = graph.moments.get(at).copied() {
            graph.begins.push(graph.edges.len());
            machine.each_next(&moment, &mut |event, next| graph.follow(event, next, parts, &mut numbers));
            at += 1;
            if graph.moments.len() > MAX_MOMENTS {
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

    fn follow(&mut self, event: Event, next: Moment, parts: usize, numbers: &mut Seen<usize>) {
        match event {
            Event::NothingToDo => return,
            Event::PlanFailed(part) => return self.trouble.locked.push(part),
            _ => {}
        }
        let to = match numbers.entry(next.key(parts)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.moments.push(next);
                *new.insert(self.moments.len() - 1)
            }
        };
        if let Event::Failed(_) = event {
            self.trouble.tainted.extend((0..parts).filter(|part| next.held(*part) == Held::Tainted));
        } else {
            self.edges.push(Edge { event, to });
        }
    }

    /// What can happen at a moment.
    pub(super) fn edges(&self, from: usize) -> &[Edge] {
        let begin = self.begins.get(from).copied().unwrap_or_default();
        let end = self.begins.get(from + 1).copied().unwrap_or_default();
        self.edges.get(begin..end).unwrap_or_default()
    }
}
