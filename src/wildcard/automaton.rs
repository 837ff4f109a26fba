//! One glob as a deterministic automaton.
//!
//! State `n` means that `n` literal characters are matched, so that a glob with `l` literal characters has `l + 1` states,
//! and no powerset construction is needed. That is exact: the literal before the first star must come at once; each
//! literal between stars is taken where it first ends, since taking it later leaves less text for the rest; the literal
//! after the last star is tracked as a suffix. Inside a literal after a star the state is the longest part of it that the
//! text ends with (Knuth, Morris and Pratt).
//!
//! A step matches one literal character more at most, which makes the literal characters left a lower bound of the text to
//! come. Building costs one step for each state and class.

use super::alphabet::Alphabet;
use super::pattern::Pattern;

/// The successor from which nothing is accepted any more.
pub(super) const DEAD: u32 = u32::MAX;

/// Transition table of a glob. States are numbered from 0, the start; the last alone accepts.
#[derive(Debug)]
pub(super) struct Automaton {
    /// The successors of each state, one row of classes after the other.
    pub(super) next: Vec<u32>,
    /// The number of stars passed, by state.
    pub(super) stars: Vec<u32>,
    /// The failure state, by state: the longest shorter part of the same literal that the text ends with too. A state
    /// without one has itself.
    pub(super) failure: Vec<u32>,
    /// True where the last state, once reached, is never left: the glob ends with a star.
    pub(super) sealed: bool,
    classes: usize,
}

impl Automaton {
    /// Builds the automaton of a pattern whose characters are all in the alphabet.
    pub(super) fn of(pattern: &Pattern, alphabet: &Alphabet) -> Self {
        let classes = alphabet.letters().len();
        let mut automaton = Self { next: Vec::new(), stars: Vec::new(), failure: Vec::new(), sealed: false, classes };
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

    pub(super) fn states(&self) -> usize {
        self.stars.len()
    }

    /// Returns the class that leads to the next state; 0 for the last, which has none.
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
        let mut failure = first;
        for (matched, &class) in literal.iter().enumerate() {
            if matched == 0 {
                self.push_row(vec![first; self.classes], stars, None);
                self.set(first, class, first + 1);
            } else {
                let row = self.row(failure).to_vec();
                let state = self.push_row(row, stars, Some(failure));
                failure = self.row(failure).get(class).copied().unwrap_or(first);
                self.set(state, class, state + 1);
            }
        }
        if is_last && literal.is_empty() {
            self.push_row(vec![first; self.classes], stars, None);
        } else if is_last {
            self.push_row(self.row(failure).to_vec(), stars, Some(failure));
        }
    }

    fn push_row(&mut self, row: Vec<u32>, stars: usize, failure: Option<u32>) -> u32 {
        let state = number(self.states());
        self.next.extend(row);
        self.stars.push(number(stars));
        self.failure.push(failure.unwrap_or(state));
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

/// Converts a count to a state number; a glob that is not void has far fewer states than this can hold.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(DEAD)
}
