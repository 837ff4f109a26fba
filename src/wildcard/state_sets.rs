//! Sets of states that are advanced together, each kept once and known by its number.
//!
//! A set has one state of each of its patterns at most, in ascending order. The set after a character is computed when it
//! is first asked for (a lazy subset construction), which costs the size of the set, and looked up afterwards. Equal sets
//! have the same number, so that comparing two costs nothing.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use super::automata::Automata;
use super::hasher::WordHasher;

/// Requirement on the patterns of a set, which says what becomes of it when one of them is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Required {
    /// All patterns must match: one that no longer can ends the set.
    All,
    /// No pattern may match: one that no longer can is left out, one that surely does ends the set.
    None,
}

/// A transition that is not computed yet.
const UNKNOWN: u32 = u32::MAX;

/// A transition that leads nowhere.
const ENDED: u32 = u32::MAX - 1;

/// Memory of a set beside its states and transitions, in numbers of four bytes.
const SET_WORDS: usize = 24;

/// Work of keeping a new set, in steps of single states.
const SET_WORK: usize = 20;

/// State sets that a search has met so far.
#[derive(Debug)]
pub(super) struct StateSets {
    required: Required,
    sets: Vec<Rc<[u32]>>,
    numbers: HashMap<Rc<[u32]>, u32, BuildHasherDefault<WordHasher>>,
    steps: Vec<u32>,
    classes: usize,
    work: usize,
    words: usize,
}

impl StateSets {
    pub(super) fn new(required: Required, classes: usize) -> Self {
        Self { required, sets: Vec::new(), numbers: HashMap::default(), steps: Vec::new(), classes, work: 0, words: 0 }
    }

    /// Returns the number of a set of states in ascending order, a new one where it has none.
    pub(super) fn number(&mut self, set: &[u32]) -> u32 {
        if let Some(&number) = self.numbers.get(set) {
            return number;
        }
        let number = u32::try_from(self.sets.len()).unwrap_or(ENDED);
        let set: Rc<[u32]> = Rc::from(set);
        self.work += SET_WORK;
        self.words += set.len() + self.classes + SET_WORDS;
        self.sets.push(Rc::clone(&set));
        self.numbers.insert(set, number);
        self.steps.extend(std::iter::repeat_n(UNKNOWN, self.classes));
        number
    }

    /// Returns the states of a set.
    pub(super) fn get(&self, number: u32) -> &[u32] {
        self.sets.get(number as usize).map(AsRef::as_ref).unwrap_or_default()
    }

    /// Returns the set after one more character, `None` where the requirement ends it.
    pub(super) fn step(&mut self, automata: &Automata, number: u32, class: usize) -> Option<u32> {
        let slot = number as usize * self.classes + class;
        let known = self.steps.get(slot).copied().unwrap_or(ENDED);
        if known != UNKNOWN {
            return (known != ENDED).then_some(known);
        }
        self.work += self.get(number).len();
        let after = self.advance(automata, number, class).map(|set| self.number(&set));
        if let Some(step) = self.steps.get_mut(slot) {
            *step = after.unwrap_or(ENDED);
        }
        after
    }

    fn advance(&self, automata: &Automata, number: u32, class: usize) -> Option<Vec<u32>> {
        let set = self.get(number);
        let mut after = Vec::with_capacity(set.len());
        for &state in set {
            match (automata.next(state, class), self.required) {
                (None, Required::All) => return None,
                (None, Required::None) => {}
                (Some(to), Required::None) if automata.state(to).is_some_and(|to| to.sealed) => {
                    return None;
                }
                (Some(to), _) => after.push(to),
            }
        }
        Some(after)
    }

    /// Returns the steps of single states that were computed.
    pub(super) fn work(&self) -> usize {
        self.work
    }

    /// Returns the memory held, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.words
    }
}
