//! How long a name must still get before all patterns of a list match.
//!
//! Takes lists of states, gives lower bounds of the characters to come. The bounds are sound, and
//! fall by one at most from one character to the next, which the search's order relies on.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use super::lists::{Lists, WordHasher};
use super::machine::Machine;
use super::meeting::{Before, Meeting};

/// The bounds of the lists of one search.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// By the number of the list.
    known: Vec<usize>,
    /// The distances of two patterns, by their first states.
    meetings: HashMap<u64, Meeting, BuildHasherDefault<WordHasher>>,
    /// What comes before the states of a pattern, by its first state.
    befores: HashMap<u32, Rc<Before>, BuildHasherDefault<WordHasher>>,
    work: usize,
    words: usize,
}

impl Bounds {
    /// A lower bound for the list, worked out once.
    pub(super) fn get(&mut self, machine: &Machine, lists: &Lists, number: u32) -> usize {
        while self.known.len() <= number as usize {
            let list = lists.get(u32::try_from(self.known.len()).unwrap_or(number));
            let bound = self.bound(machine, list);
            self.known.push(bound);
        }
        self.known.get(number as usize).copied().unwrap_or(0)
    }

    fn bound(&mut self, machine: &Machine, list: &[u32]) -> usize {
        self.work += list.len();
        let &[one, two] = list else {
            self.work += if list.len() > 1 { machine.letters().len() * list.len() } else { 0 };
            return machine.missing(list);
        };
        let (first, second) = (machine.first(one), machine.first(two));
        let key = u64::from(first) << 32 | u64::from(second);
        if !self.meetings.contains_key(&key) {
            let (before, other) = (self.before(machine, first), self.before(machine, second));
            let meeting = Meeting::of(machine, &before, &other);
            self.work += meeting.work();
            self.words += meeting.words();
            self.meetings.insert(key, meeting);
        }
        self.meetings.get(&key).map_or(0, |meeting| meeting.distance(one, two))
    }

    fn before(&mut self, machine: &Machine, first: u32) -> Rc<Before> {
        Rc::clone(self.befores.entry(first).or_insert_with(|| {
            let before = Before::of(machine, first);
            self.work += before.words();
            self.words += before.words();
            Rc::new(before)
        }))
    }

    /// The steps taken so far.
    pub(super) fn work(&self) -> usize {
        self.work
    }

    /// Numbers held in memory so far, four bytes each.
    pub(super) fn words(&self) -> usize {
        self.words
    }
}
