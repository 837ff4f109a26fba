//! One glob as a deterministic automaton.
//!
//! Takes a glob and an alphabet, gives a table with one state for each number of literal
//! characters matched so far. Exact: the literal before the first star must come at once, each
//! literal between stars is taken where it first ends (taking it later never helps), and the
//! literal after the last star is tracked as a suffix. Inside a literal after a star the state is
//! the longest part of it the text ends with (Knuth, Morris and Pratt).

use super::alphabet::Alphabet;
use super::pattern::Pattern;

/// The successor where nothing matches any more.
pub(super) const DEAD: u32 = u32::MAX;

/// A glob's automaton. States are numbered from 0, the start; the last alone accepts.
#[derive(Debug)]
pub(super) struct Automaton {
    /// The successors of each state, one row of classes after the other.
    pub(super) next: Vec<u32>,
    /// For each state the number of stars passed.
    pub(super) stars: Vec<u32>,
    /// For each state the one that matches less of the same literal and that it stands in for
    /// too; itself where there is none.
    pub(super) shorter: Vec<u32>,
    /// Whether the last state, once reached, is never left.
    pub(super) sealed: bool,
    classes: usize,
}

impl Automaton {
    /// The automaton of a pattern whose characters are all in the alphabet.
    pub(super) fn of(pattern: &Pattern, alphabet: &Alphabet) -> Self {
        let classes = alphabet.letters().len();
        let mut automaton = Self { next: Vec::new(), stars: Vec::new(), shorter: Vec::new(), sealed: false, classes };
        let glob = pattern.spelled();
        let last = glob.split('*').count() - 1;
        for (stars, literal) in glob.split('*').enumerate() {
            let literal: Vec<usize> = literal.bytes().filter_map(|byte| alphabet.class(byte)).collect();
            if stars == 0 {
                automaton.push_anchored(&literal, last == 0);
            } else {
                automaton.push_floating(&literal, stars, last == stars);
            }
        }
        automaton.sealed = glob.ends_with('*');
        automaton
    }

    /// How many states there are.
    pub(super) fn states(&self) -> usize {
        self.stars.len()
    }

    /// The class that leads on from a state; 0 for the last, which nothing leads on from.
    pub(super) fn awaited(&self, state: usize) -> usize {
        let onward = number(state + 1);
        self.row(number(state)).iter().position(|&to| to == onward).unwrap_or(0)
    }

    /// Adds the states of the literal before the first star, and the accepting one if it is all.
    fn push_anchored(&mut self, literal: &[usize], is_last: bool) {
        for &class in literal {
            let state = self.push_row(vec![DEAD; self.classes], 0, None);
            self.set(state, class, state + 1);
        }
        if is_last {
            self.push_row(vec![DEAD; self.classes], 0, None);
        }
    }

    /// Adds the states of a literal after a star, and the accepting one if it is the last.
    fn push_floating(&mut self, literal: &[usize], stars: usize, is_last: bool) {
        let first = number(self.states());
        let mut shorter = first;
        for (matched, &class) in literal.iter().enumerate() {
            if matched == 0 {
                self.push_row(vec![first; self.classes], stars, None);
                self.set(first, class, first + 1);
            } else {
                let row = self.row(shorter).to_vec();
                let state = self.push_row(row, stars, Some(shorter));
                shorter = self.row(shorter).get(class).copied().unwrap_or(first);
                self.set(state, class, state + 1);
            }
        }
        if is_last && literal.is_empty() {
            self.push_row(vec![first; self.classes], stars, None);
        } else if is_last {
            self.push_row(self.row(shorter).to_vec(), stars, Some(shorter));
        }
    }

    fn push_row(&mut self, row: Vec<u32>, stars: usize, shorter: Option<u32>) -> u32 {
        let state = number(self.states());
        self.next.extend(row);
        self.stars.push(number(stars));
        self.shorter.push(shorter.unwrap_or(state));
        state
    }

    fn row(&self, state: u32) -> &[u32] {
        let start = state as usize * self.classes;
        self.next.get(start..start + self.classes).unwrap_or_default()
    }

    fn set(&mut self, state: u32, class: usize, to: u32) {
        if let Some(slot) = self.next.get_mut(state as usize * self.classes + class) {
            *slot = to;
        }
    }
}

/// A count as a state number; a glob that is not void has far fewer states than this can hold.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(DEAD)
}
