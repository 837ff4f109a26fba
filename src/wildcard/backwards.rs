//! One automaton read backwards.
//!
//! Takes an automaton's steps, gives for each state and class the states that step to it. Exact.

use super::grammar::Place;
use super::machine::Machine;

/// The states before each state, by class; states are numbered from 0, and the last accepts.
#[derive(Debug)]
pub(super) struct Backwards {
    states: usize,
    classes: usize,
    /// Where the states before a state and class begin.
    starts: Vec<u32>,
    befores: Vec<u32>,
}

impl Backwards {
    /// The automaton of the pattern whose first state this is.
    pub(super) fn of_pattern(machine: &Machine, first: u32) -> Self {
        let states = machine.state(first).map_or(0, |state| state.missing + 1);
        let next = |state: u32, class| machine.next(first + state, class).map(|to| to - first);
        Self::new(states, machine.letters().len(), next)
    }

    /// The grammar of names.
    pub(super) fn of_grammar(letters: &[u8]) -> Self {
        let next = |state: u32, class: usize| {
            let place = Place::ALL.get(state as usize)?.next(*letters.get(class)?)?;
            Some(place as u32)
        };
        Self::new(Place::ALL.len() as u32, letters.len(), next)
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
        let mut starts = vec![0; slots + 1];
        for &(slot, _) in &steps {
            if let Some(count) = starts.get_mut(slot + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let befores = steps.into_iter().map(|(_, state)| state).collect();
        Self { states: states as usize, classes, starts, befores }
    }

    /// How many states there are.
    pub(super) fn states(&self) -> usize {
        self.states
    }

    /// The states that step to this one by a character of this class.
    pub(super) fn get(&self, state: usize, class: usize) -> &[u32] {
        let slot = state * self.classes + class;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(&start), Some(&end)) => self.befores.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Its memory, in numbers of four bytes; it took about as many steps.
    pub(super) fn words(&self) -> usize {
        self.starts.len() + self.befores.len()
    }
}
