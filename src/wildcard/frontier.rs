//! What a search has reached and has still to look at.
//!
//! Takes nodes, gives them back in the order the search needs: by the shortest name they could
//! still lead to, then by length, then alphabetically. Of the ways to one node it keeps the
//! shortest, of those the first in byte order. Exact as long as the bounds never overestimate and
//! never fall along a way.

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use super::lists::WordHasher;
use super::space::Spot;

/// The parent of a node that is a start.
const NONE: u32 = u32::MAX;

/// What it costs to offer a node, in steps of a way.
const OFFER_WORK: usize = 12;

/// What a node takes, in numbers of four bytes: itself, its entry and its place in the queue.
const NODE_WORDS: usize = 20;

/// A spot and the best way to it found so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// What decides how the text may go on.
    pub(super) spot: Spot,
    /// The length of the text.
    pub(super) length: usize,
    way: Way,
}

/// A way to a node: the node before it and the character after that.
type Way = (u32, u8);

/// The nodes reached, and those of them not looked at.
#[derive(Debug, Default)]
pub(super) struct Frontier {
    nodes: Vec<Node>,
    known: HashMap<u64, u32, BuildHasherDefault<WordHasher>>,
    waiting: BTreeMap<(usize, usize), Vec<u32>>,
    work: Cell<usize>,
}

impl Frontier {
    /// Adds a start: the empty text. `bound` is the least length of a name it could lead to.
    pub(super) fn start(&mut self, spot: Spot, bound: usize) {
        self.offer(Node { spot, length: 0, way: (NONE, 0) }, bound);
    }

    /// Adds the spot one `letter` after the node numbered `from`.
    pub(super) fn follow(&mut self, from: u32, letter: u8, spot: Spot, bound: usize) {
        if let Some(length) = self.node(from).map(|node| node.length + 1) {
            self.offer(Node { spot, length, way: (from, letter) }, bound);
        }
    }

    fn offer(&mut self, node: Node, bound: usize) {
        self.work.set(self.work.get() + OFFER_WORK);
        let fresh = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        let number = *self.known.entry(node.spot.key()).or_insert(fresh);
        let Some(old) = self.node(number) else {
            self.nodes.push(node);
            self.waiting.entry((bound, node.length)).or_default().push(number);
            return;
        };
        let is_shorter = node.length < old.length;
        let is_as_short = node.length == old.length;
        if is_shorter || is_as_short && self.compare(node.way, old.way) == Ordering::Less {
            if let Some(slot) = self.nodes.get_mut(number as usize) {
                *slot = node;
            }
            if is_shorter {
                self.waiting.entry((bound, node.length)).or_default().push(number);
            }
        }
    }

    /// Takes the next nodes to look at, all of one bound and one length, in byte order of their
    /// texts; with the bound.
    pub(super) fn take(&mut self) -> Option<(usize, Vec<u32>)> {
        let ((bound, length), mut numbers) = self.waiting.pop_first()?;
        numbers.retain(|&number| self.node(number).is_some_and(|node| node.length == length));
        let way = |&number: &u32| self.node(number).map_or((NONE, 0), |node| node.way);
        numbers.sort_by(|one, two| self.compare(way(one), way(two)));
        Some((bound, numbers))
    }

    /// The bound of the nodes to look at next.
    pub(super) fn next_bound(&self) -> Option<usize> {
        self.waiting.first_key_value().map(|(&(bound, _), _)| bound)
    }

    /// A node by its number.
    pub(super) fn node(&self, number: u32) -> Option<Node> {
        self.nodes.get(number as usize).copied()
    }

    /// The steps taken so far.
    pub(super) fn work(&self) -> usize {
        self.work.get()
    }

    /// Its memory, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.nodes.len() * NODE_WORDS
    }

    /// The text that leads to a node.
    pub(super) fn text(&self, mut number: u32) -> String {
        let mut letters = Vec::new();
        while let Some(Node { way: (before, letter), length: 1.., .. }) = self.node(number) {
            letters.push(char::from(letter));
            number = before;
        }
        letters.iter().rev().collect()
    }

    /// Compares the texts of two ways of one length, from their ends back to where they part.
    fn compare(&self, mut one: Way, mut two: Way) -> Ordering {
        let mut order = Ordering::Equal;
        loop {
            self.work.set(self.work.get() + 1);
            order = one.1.cmp(&two.1).then(order);
            if one.0 == two.0 {
                return order;
            }
            match (self.node(one.0), self.node(two.0)) {
                (Some(before), Some(other)) => (one, two) = (before.way, other.way),
                _ => return order,
            }
        }
    }
}
