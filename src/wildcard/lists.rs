//! Lists of states that are advanced together, each kept once.
//!
//! Takes lists of a machine's states, gives each a number and, character by character, the number
//! of the list that follows; what was worked out once is looked up afterwards. Exact.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use super::machine::Machine;

/// What becomes of a list when one of its patterns is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// All patterns must match: one that no longer can ends the list.
    All,
    /// No pattern may match: one that no longer can is left out, one that surely does ends the
    /// list.
    None,
}

/// A step not worked out yet, and one that leads nowhere.
const UNKNOWN: u32 = u32::MAX;
const ENDED: u32 = u32::MAX - 1;

/// What a list takes beside its states and steps, in numbers of four bytes.
const LIST_WORDS: usize = 24;

/// What it costs to keep a new list, in steps of single states.
const LIST_WORK: usize = 20;

/// The lists met so far.
#[derive(Debug)]
pub(super) struct Lists {
    rule: Rule,
    lists: Vec<Rc<[u32]>>,
    numbers: HashMap<Rc<[u32]>, u32, BuildHasherDefault<WordHasher>>,
    steps: Vec<u32>,
    classes: usize,
    work: usize,
    words: usize,
}

impl Lists {
    /// No lists yet.
    pub(super) fn new(rule: Rule, classes: usize) -> Self {
        Self { rule, lists: Vec::new(), numbers: HashMap::default(), steps: Vec::new(), classes, work: 0, words: 0 }
    }

    /// The number of a list of states in ascending order.
    pub(super) fn number(&mut self, list: &[u32]) -> u32 {
        if let Some(&number) = self.numbers.get(list) {
            return number;
        }
        let number = u32::try_from(self.lists.len()).unwrap_or(ENDED);
        let list: Rc<[u32]> = Rc::from(list);
        self.work += LIST_WORK;
        self.words += list.len() + self.classes + LIST_WORDS;
        self.lists.push(Rc::clone(&list));
        self.numbers.insert(list, number);
        self.steps.extend(std::iter::repeat_n(UNKNOWN, self.classes));
        number
    }

    /// The states of a list.
    pub(super) fn get(&self, number: u32) -> &[u32] {
        self.lists.get(number as usize).map(AsRef::as_ref).unwrap_or_default()
    }

    /// The list after one more character, `None` where the rule ends it.
    pub(super) fn step(&mut self, machine: &Machine, number: u32, class: usize) -> Option<u32> {
        let slot = number as usize * self.classes + class;
        let known = self.steps.get(slot).copied().unwrap_or(ENDED);
        if known != UNKNOWN {
            return (known != ENDED).then_some(known);
        }
        self.work += self.get(number).len();
        let after = self.advance(machine, number, class).map(|list| self.number(&list));
        if let Some(step) = self.steps.get_mut(slot) {
            *step = after.unwrap_or(ENDED);
        }
        after
    }

    fn advance(&self, machine: &Machine, number: u32, class: usize) -> Option<Vec<u32>> {
        let list = self.get(number);
        let mut after = Vec::with_capacity(list.len());
        for &state in list {
            match (machine.next(state, class), self.rule) {
                (None, Rule::All) => return None,
                (None, Rule::None) => {}
                (Some(to), Rule::None) if machine.state(to).is_some_and(|to| to.sealed) => {
                    return None;
                }
                (Some(to), _) => after.push(to),
            }
        }
        Some(after)
    }

    /// Steps of single states worked out so far.
    pub(super) fn work(&self) -> usize {
        self.work
    }

    /// Numbers held in memory so far, four bytes each.
    pub(super) fn words(&self) -> usize {
        self.words
    }
}

/// A fast hash for short keys of numbers, the same in every run.
#[derive(Debug, Default)]
pub(super) struct WordHasher(u64);

impl WordHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            self.mix(word);
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }
}
