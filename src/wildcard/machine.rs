//! The automata of all patterns of a question in one table.
//!
//! Takes patterns, gives their automata with states numbered through, so that one number tells
//! both the pattern and its state. Exact, as the automata are.

use super::alphabet::Alphabet;
use super::automaton::{Automaton, DEAD};
use super::pattern::Pattern;

/// What is known of one state of one pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// The position of the pattern in the question.
    pub(super) pattern: u32,
    /// A lower bound of the characters still to come before the pattern matches: its literal
    /// characters not yet matched, since each step matches one more at most. 0 is a match.
    pub(super) missing: u32,
    /// Whether whatever follows, the pattern matches.
    pub(super) sealed: bool,
    /// The class of the literal character the pattern waits for, if it is not the last state.
    awaited: usize,
    stars: u32,
    shorter: u32,
}

/// All automata of a question.
#[derive(Debug)]
pub(super) struct Machine {
    alphabet: Alphabet,
    next: Vec<u32>,
    states: Vec<State>,
    starts: Vec<u32>,
}

impl Machine {
    /// The machine of these patterns, none of which may be void.
    pub(super) fn of(patterns: &[&Pattern]) -> Self {
        let alphabet = Alphabet::of(patterns);
        let mut machine = Self { alphabet, next: Vec::new(), states: Vec::new(), starts: Vec::new() };
        for (position, pattern) in patterns.iter().enumerate() {
            let automaton = Automaton::of(pattern, &machine.alphabet);
            machine.append(u32::try_from(position).unwrap_or(DEAD), &automaton);
        }
        machine
    }

    fn append(&mut self, pattern: u32, automaton: &Automaton) {
        let base = u32::try_from(self.states.len()).unwrap_or(DEAD);
        let last = automaton.states().saturating_sub(1);
        self.starts.push(base);
        self.next.extend(automaton.next.iter().map(|&to| if to == DEAD { DEAD } else { base + to }));
        let rows = automaton.stars.iter().zip(&automaton.shorter).enumerate();
        self.states.extend(rows.map(|(state, (&stars, &shorter))| State {
            pattern,
            missing: u32::try_from(last - state).unwrap_or(DEAD),
            sealed: automaton.sealed && state == last,
            awaited: automaton.awaited(state),
            stars,
            shorter: base + shorter,
        }));
    }

    /// The characters to try, in byte order; the position of one is its class.
    pub(super) fn letters(&self) -> &[u8] {
        self.alphabet.letters()
    }

    /// The first state of the pattern at this position.
    pub(super) fn start(&self, pattern: usize) -> Option<u32> {
        self.starts.get(pattern).copied()
    }

    /// The first state of the pattern a state is of.
    pub(super) fn first(&self, state: u32) -> u32 {
        self.state(state).and_then(|known| self.start(known.pattern as usize)).unwrap_or(state)
    }

    /// The classes of the literal characters still to be matched from a state on.
    pub(super) fn awaited(&self, state: u32) -> impl Iterator<Item = usize> {
        let missing = self.state(state).map_or(0, |state| state.missing);
        (state..state + missing).filter_map(|state| self.state(state)).map(|state| state.awaited)
    }

    /// What is known of a state.
    pub(super) fn state(&self, state: u32) -> Option<&State> {
        self.states.get(state as usize)
    }

    /// The state after one more character, `None` once the pattern can no longer match.
    pub(super) fn next(&self, state: u32, class: usize) -> Option<u32> {
        let slot = state as usize * self.letters().len() + class;
        self.next.get(slot).copied().filter(|&to| to != DEAD)
    }

    /// A lower bound of the characters to come before all these states match: each character still
    /// awaited, as often as the pattern awaits it that does so most often. One more character
    /// takes at most one from it.
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

    /// Whether every ending that `less` accepts, `more` accepts, both of one pattern. Sound; it
    /// looks at stars passed and at the parts of the literal at hand, not at languages.
    pub(super) fn is_below(&self, less: u32, more: u32) -> bool {
        let (Some(low), Some(high)) = (self.state(less), self.state(more)) else {
            return false;
        };
        low.stars < high.stars || self.stands_in_for(more, less)
    }

    /// Whether `state` is `other` or stands in for it, matching more of the same literal.
    fn stands_in_for(&self, mut state: u32, other: u32) -> bool {
        while state > other {
            match self.state(state) {
                Some(known) if known.shorter < state => state = known.shorter,
                _ => return false,
            }
        }
        state == other
    }
}
