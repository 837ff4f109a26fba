//! Distances of two automata: for each two of their states the fewest characters after which both accept.
//!
//! They are computed by a breadth-first search backwards through the product of the two, from where both accept. They are
//! exact for the two alone, and so lower bounds where more is required. One character leads to a neighbour in the product,
//! so a distance falls by one at most.
//!
//! **Cost**: the pairs of states times the characters that the two tell apart.

use std::collections::VecDeque;

use super::predecessors::Predecessors;

/// The distance of states from which no text makes both accept.
const NEVER: u16 = u16::MAX;

/// Table of distances, a row for each state of the first automaton.
#[derive(Debug)]
pub(super) struct PairDistances {
    /// Count of the second's states.
    width: usize,
    distances: Vec<u16>,
    work: usize,
}

impl PairDistances {
    /// Computes the distances. The classes must be those that the two tell apart: any other must do in both what one of
    /// these does.
    pub(super) fn of(one: &Predecessors, two: &Predecessors, classes: &[usize]) -> Self {
        let mut distances = Self {
            width: two.states(),
            distances: vec![NEVER; one.states() * two.states()],
            work: one.states() * two.states() / 8,
        };
        distances.spread(one, two, classes);
        distances
    }

    /// Searches backwards from where both accept, nearest first.
    fn spread(&mut self, ones: &Predecessors, twos: &Predecessors, classes: &[usize]) {
        let mut queue = VecDeque::new();
        let last = (ones.states().saturating_sub(1), twos.states().saturating_sub(1));
        self.reach(last, 0, &mut queue);
        while let Some((pair, distance)) = queue.pop_front() {
            let (one, two) = (pair / self.width, pair % self.width);
            self.work += classes.len();
            for &class in classes {
                let others = twos.get(two, class);
                if others.is_empty() {
                    continue;
                }
                for &before in ones.get(one, class) {
                    for &other in others {
                        self.reach((before as usize, other as usize), distance + 1, &mut queue);
                    }
                }
            }
        }
    }

    fn reach(&mut self, pair: (usize, usize), distance: u16, queue: &mut VecDeque<(usize, u16)>) {
        self.work += 1;
        let slot = pair.0 * self.width + pair.1;
        if let Some(known) = self.distances.get_mut(slot)
            && *known == NEVER
        {
            *known = distance;
            queue.push_back((slot, distance));
        }
    }

    /// Returns the distances from this state of the first automaton and each of the second.
    pub(super) fn row(&self, one: u32) -> &[u16] {
        let start = one as usize * self.width;
        self.distances.get(start..start + self.width).unwrap_or_default()
    }

    /// Returns the steps that it took.
    pub(super) fn work(&self) -> usize {
        self.work
    }

    /// Returns the memory held, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.distances.len() / 2
    }
}
