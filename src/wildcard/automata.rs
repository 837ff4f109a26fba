//! The automata of all patterns of a question in one table, with their states numbered through.
//!
//! One number says both the pattern and its state, so that a set of states is a list of numbers. The table has a row for
//! each state and a column for each class: the literal characters of all patterns times the alphabet.

use super::alphabet::Alphabet;
use super::automaton::{Automaton, DEAD};
use super::pattern::Pattern;

/// Properties of one state of one pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct AutomatonState {
    /// The position of the pattern in the question.
    pub(super) pattern: u32,
    /// Literal characters that are not matched yet; none is a match. It is a lower bound of the characters to come, since
    /// each step matches one more at most.
    pub(super) missing: u32,
    /// True where the pattern matches, whatever follows.
    pub(super) sealed: bool,
    /// The class of the literal character that the pattern awaits, if it is not the last state.
    awaited: usize,
    stars: u32,
    failure: u32,
}

/// Automata of all patterns of a question.
#[derive(Debug)]
pub(super) struct Automata {
    alphabet: Alphabet,
    next: Vec<u32>,
    states: Vec<AutomatonState>,
    starts: Vec<u32>,
}

impl Automata {
    /// Builds the automata of these patterns, none of which may be void.
    pub(super) fn of(patterns: &[&Pattern]) -> Self {
        let alphabet = Alphabet::of(patterns);
        let mut automata = Self { alphabet, next: Vec::new(), states: Vec::new(), starts: Vec::new() };
        for (position, pattern) in patterns.iter().enumerate() {
            let automaton = Automaton::of(pattern, &automata.alphabet);
            automata.append(u32::try_from(position).unwrap_or(DEAD), &automaton);
        }
        automata
    }

    fn append(&mut self, pattern: u32, automaton: &Automaton) {
        let base = u32::try_from(self.states.len()).unwrap_or(DEAD);
        let last = automaton.states().saturating_sub(1);
        self.starts.push(base);
        self.next.extend(automaton.next.iter().map(|&to| if to == DEAD { DEAD } else { base + to }));
        let rows = automaton.stars.iter().zip(&automaton.failure).enumerate();
        self.states.extend(rows.map(|(state, (&stars, &failure))| AutomatonState {
            pattern,
            missing: u32::try_from(last - state).unwrap_or(DEAD),
            sealed: automaton.sealed && state == last,
            awaited: automaton.awaited(state),
            stars,
            failure: base + failure,
        }));
    }

    /// Returns the count of transitions.
    pub(super) fn transitions(&self) -> usize {
        self.next.len()
    }

    /// Returns the alphabet in byte order; the position of a character is its class.
    pub(super) fn letters(&self) -> &[u8] {
        self.alphabet.letters()
    }

    /// Returns the first state of the pattern at this position.
    pub(super) fn start(&self, pattern: usize) -> Option<u32> {
        self.starts.get(pattern).copied()
    }

    /// Returns the first state of the pattern that a state is of.
    pub(super) fn first(&self, state: u32) -> u32 {
        self.state(state).and_then(|known| self.start(known.pattern as usize)).unwrap_or(state)
    }

    /// Returns the classes of the literal characters that are not matched yet, in their order.
    pub(super) fn awaited(&self, state: u32) -> impl Iterator<Item = usize> {
        let missing = self.state(state).map_or(0, |state| state.missing);
        (state..state + missing).filter_map(|state| self.state(state)).map(|state| state.awaited)
    }

    pub(super) fn state(&self, state: u32) -> Option<&AutomatonState> {
        self.states.get(state as usize)
    }

    /// Returns the state after one more character, `None` once the pattern can no longer match.
    pub(super) fn next(&self, state: u32, class: usize) -> Option<u32> {
        let slot = state as usize * self.letters().len() + class;
        self.next.get(slot).copied().filter(|&to| to != DEAD)
    }

    /// Returns a lower bound of the characters to come before all these states match: each character that is still
    /// awaited, as often as the pattern awaits it that does so most. One more character takes at most one from it.
    pub(super) fn missing(&self, states: &[u32]) -> usize {
        if let &[single] = states {
            return self.state(single).map_or(0, |state| state.missing as usize);
        }
        let mut most = vec![0_u32; self.letters().len()];
        let mut counts = most.clone();
        for &first in states {
            counts.fill(0);
            for class in self.awaited(first) {
                if let Some(count) = counts.get_mut(class) {
                    *count += 1;
                }
            }
            most.iter_mut().zip(&counts).for_each(|(most, &count)| *most = count.max(*most));
        }
        most.iter().sum::<u32>() as usize
    }

    /// Tells whether every ending that `less` accepts is accepted by `more`, both of one pattern. `true` is certain.
    ///
    /// It compares no languages: whoever has passed more stars needs less, and within a literal the text of `more` ends
    /// with the part that `less` stands for if that is one of its failure states.
    pub(super) fn is_included(&self, less: u32, more: u32) -> bool {
        let (Some(low), Some(high)) = (self.state(less), self.state(more)) else {
            return false;
        };
        low.stars < high.stars || self.has_failure(more, less)
    }

    /// Tells whether `other` is `state` or one of its failure states.
    fn has_failure(&self, mut state: u32, other: u32) -> bool {
        while state > other {
            match self.state(state) {
                Some(known) if known.failure < state => state = known.failure,
                _ => return false,
            }
        }
        state == other
    }
}
