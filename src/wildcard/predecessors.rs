//! One automaton read backwards, for searches that start where it accepts.

use super::automata::Automata;
use super::grammar::GrammarState;

/// Predecessors of each state, by class, as one array that `starts` cuts into slots. States are numbered from 0, and the
/// last accepts. Building sorts the transitions, at most one for each state and class.
#[derive(Debug)]
pub(super) struct Predecessors {
    states: usize,
    classes: usize,
    /// The first predecessor of each slot, which is a state and a class.
    starts: Vec<u32>,
    predecessors: Vec<u32>,
}

impl Predecessors {
    /// Reverses the automaton of the pattern whose first state this is.
    pub(super) fn of_pattern(automata: &Automata, first: u32) -> Self {
        let states = automata.state(first).map_or(0, |state| state.missing + 1);
        let next = |state: u32, class| automata.next(first + state, class).map(|to| to - first);
        Self::new(states, automata.letters().len(), next)
    }

    /// Reverses the automaton of the grammar of names.
    pub(super) fn of_grammar(letters: &[u8]) -> Self {
        let next = |state: u32, class: usize| {
            let state = GrammarState::ALL.get(state as usize)?.next(*letters.get(class)?)?;
            Some(state as u32)
        };
        Self::new(GrammarState::ALL.len() as u32, letters.len(), next)
    }

    fn new(states: u32, classes: usize, next: impl Fn(u32, usize) -> Option<u32>) -> Self {
        let slots = states as usize * classes;
        let mut steps = Vec::with_capacity(slots);
        for state in 0..states {
            for class in 0..classes {
                if let Some(to) = next(state, class) {
                    steps.push((to as usize * classes + class, state));
                }
            }
        }
        steps.sort_unstable();
        let starts = starts(slots, &steps);
        let predecessors = steps.into_iter().map(|(_, state)| state).collect();
        Self { states: states as usize, classes, starts, predecessors }
    }

    pub(super) fn states(&self) -> usize {
        self.states
    }

    /// Returns the states that lead to this one by a character of this class.
    pub(super) fn get(&self, state: usize, class: usize) -> &[u32] {
        let slot = state * self.classes + class;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(&start), Some(&end)) => self.predecessors.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Returns its memory in numbers of four bytes, which is about the number of steps that it took too.
    pub(super) fn words(&self) -> usize {
        self.starts.len() + self.predecessors.len()
    }
}

/// Counts the steps of each slot, and sums the counts up to where each slot starts.
fn starts(slots: usize, steps: &[(usize, u32)]) -> Vec<u32> {
    let mut starts = vec![0; slots + 1];
    for &(slot, _) in steps {
        if let Some(count) = starts.get_mut(slot + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut starts {
        sum += *count;
        *count = sum;
    }
    starts
}
