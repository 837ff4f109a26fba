//! The frontier of a best-first search: the states that were reached, and which of them come next.
//!
//! Nodes come back by the shortest name that they could still lead to, then by length, then in byte order of their texts.
//!
//! **Invariant**: a node has the shortest text that is known for its state, and of those the first in byte order. Texts are
//! not kept: a node has its last character and a back pointer to the node before it, whose own text is final by then
//! because it was taken earlier. Comparing two texts of one length follows back pointers until they meet, at the cost of
//! the characters behind the place where they part.

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use super::hasher::WordHasher;
use super::product::ProductState;

/// The predecessor of a start.
const NONE: u32 = u32::MAX;

/// Work of offering a node, in steps of a comparison.
const OFFER_WORK: usize = 12;

/// Memory of a node in numbers of four bytes: itself, its entry and its place in the queue.
const NODE_WORDS: usize = 20;

/// State of the product with the best text that leads to it so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) state: ProductState,
    /// The length of the text.
    pub(super) length: usize,
    back: BackPointer,
}

/// The node before a node and the character between the two.
type BackPointer = (u32, u8);

/// Nodes by their numbers, with a queue of those that were not taken.
#[derive(Debug, Default)]
pub(super) struct Frontier {
    nodes: Vec<Node>,
    known: HashMap<u64, u32, BuildHasherDefault<WordHasher>>,
    waiting: BTreeMap<(usize, usize), Vec<u32>>,
    work: Cell<usize>,
}

impl Frontier {
    /// Adds an initial state, with the empty text. `bound` is the least length of a name it could lead to.
    pub(super) fn start(&mut self, state: ProductState, bound: usize) {
        self.offer(Node { state, length: 0, back: (NONE, 0) }, bound);
    }

    /// Adds the state one `letter` after the node numbered `from`.
    pub(super) fn follow(&mut self, from: u32, letter: u8, state: ProductState, bound: usize) {
        if let Some(length) = self.node(from).map(|node| node.length + 1) {
            self.offer(Node { state, length, back: (from, letter) }, bound);
        }
    }

    fn offer(&mut self, node: Node, bound: usize) {
        self.work.set(self.work.get() + OFFER_WORK);
        let fresh = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        let number = *self.known.entry(node.state.key()).or_insert(fresh);
        let Some(old) = self.node(number) else {
            self.nodes.push(node);
            self.waiting.entry((bound, node.length)).or_default().push(number);
            return;
        };
        let is_shorter = node.length < old.length;
        let is_as_short = node.length == old.length;
        if is_shorter || is_as_short && self.compare(node.back, old.back) == Ordering::Less {
            if let Some(slot) = self.nodes.get_mut(number as usize) {
                *slot = node;
            }
            if is_shorter {
                self.waiting.entry((bound, node.length)).or_default().push(number);
            }
        }
    }

    /// Takes the nodes that come next, all of one bound and one length, in byte order of their texts; with the bound.
    pub(super) fn take(&mut self) -> Option<(usize, Vec<u32>)> {
        let ((bound, length), mut numbers) = self.waiting.pop_first()?;
        numbers.retain(|&number| self.node(number).is_some_and(|node| node.length == length));
        let back = |&number: &u32| self.node(number).map_or((NONE, 0), |node| node.back);
        numbers.sort_by(|one, two| self.compare(back(one), back(two)));
        Some((bound, numbers))
    }

    /// Returns the bound of the nodes that come next.
    pub(super) fn next_bound(&self) -> Option<usize> {
        self.waiting.first_key_value().map(|(&(bound, _), _)| bound)
    }

    pub(super) fn node(&self, number: u32) -> Option<Node> {
        self.nodes.get(number as usize).copied()
    }

    /// Returns the steps taken so far.
    pub(super) fn work(&self) -> usize {
        self.work.get()
    }

    /// Returns the memory held, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.nodes.len() * NODE_WORDS
    }

    /// Returns the text that leads to a node.
    pub(super) fn text(&self, mut number: u32) -> String {
        let mut letters = Vec::new();
        while let Some(Node { back: (before, letter), length: 1.., .. }) = self.node(number) {
            letters.push(char::from(letter));
            number = before;
        }
        letters.iter().rev().collect()
    }

    /// Compares two texts of one length, from their ends back to where they part.
    fn compare(&self, mut one: BackPointer, mut two: BackPointer) -> Ordering {
        let mut order = Ordering::Equal;
        loop {
            self.work.set(self.work.get() + 1);
            order = one.1.cmp(&two.1).then(order);
            if one.0 == two.0 {
                return order;
            }
            match (self.node(one.0), self.node(two.0)) {
                (Some(before), Some(other)) => (one, two) = (before.back, other.back),
                _ => return order,
            }
        }
    }
}
