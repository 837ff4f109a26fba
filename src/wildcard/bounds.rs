//! How long a name must still get before all patterns of a list match.
//!
//! Takes lists of states and places in the grammar, gives lower bounds of the characters to come.
//! The bounds are sound, and fall by one at most from one character to the next, which the order
//! of the search in breadth relies on.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use super::backwards::Backwards;
use super::grammar::Place;
use super::lists::{Lists, WordHasher};
use super::machine::Machine;
use super::meeting::Meeting;

type Table<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// What stands for the grammar where the first states of patterns are expected.
const GRAMMAR: u32 = u32::MAX;

/// The bounds of the lists of one search.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// By the number of the list, for each place.
    known: Vec<[usize; Place::ALL.len()]>,
    /// The distances of two patterns, or of one and the grammar, by their first states.
    meetings: Table<u64, Meeting>,
    /// The automata read backwards, by first states.
    backwards: Table<u32, Rc<Backwards>>,
    work: usize,
    words: usize,
}

impl Bounds {
    /// A lower bound for a list at a place, worked out once.
    pub(super) fn get(&mut self, machine: &Machine, lists: &Lists, number: u32, place: Place) -> usize {
        while self.known.len() <= number as usize {
            let list = lists.get(u32::try_from(self.known.len()).unwrap_or(number));
            let bounds = self.bounds(machine, list);
            self.known.push(bounds);
        }
        self.known.get(number as usize).and_then(|all| all.get(place as usize)).map_or(0, |&it| it)
    }

    /// The bounds at all places: what is missing for all at once, for any two, and for any one
    /// and the grammar.
    fn bounds(&mut self, machine: &Machine, list: &[u32]) -> [usize; Place::ALL.len()] {
        self.work += list.len() * Place::ALL.len();
        let together = match list {
            &[one, two] => self.distance(machine, one, two),
            [_] => 0,
            _ => {
                self.work += machine.letters().len() * list.len();
                machine.missing(list)
            }
        };
        let mut bounds = Place::ALL.map(|place| place.missing().max(together));
        for &state in list {
            let first = machine.first(state);
            let to_name = self.meeting(machine, first, GRAMMAR).map(|it| it.row(state - first));
            for (bound, &distance) in bounds.iter_mut().zip(to_name.unwrap_or_default()) {
                *bound = usize::from(distance).max(*bound);
            }
        }
        bounds
    }

    /// The fewest characters before two patterns match.
    fn distance(&mut self, machine: &Machine, one: u32, two: u32) -> usize {
        let (first, second) = (machine.first(one), machine.first(two));
        let meeting = self.meeting(machine, first, second);
        let row = meeting.map(|it| it.row(one - first)).unwrap_or_default();
        row.get((two - second) as usize).map_or(0, |&distance| distance.into())
    }

    fn meeting(&mut self, machine: &Machine, one: u32, two: u32) -> Option<&Meeting> {
        let key = u64::from(one) << 32 | u64::from(two);
        if !self.meetings.contains_key(&key) {
            let (before, other) = (self.backwards(machine, one), self.backwards(machine, two));
            let meeting = Meeting::of(&before, &other, &told_apart(machine, one, two));
            self.work += meeting.work();
            self.words += meeting.words();
            self.meetings.insert(key, meeting);
        }
        self.meetings.get(&key)
    }

    fn backwards(&mut self, machine: &Machine, first: u32) -> Rc<Backwards> {
        let make = || match first {
            GRAMMAR => Backwards::of_grammar(machine.letters()),
            _ => Backwards::of_pattern(machine, first),
        };
        Rc::clone(self.backwards.entry(first).or_insert_with(|| {
            let backwards = make();
            self.work += backwards.words();
            self.words += backwards.words();
            Rc::new(backwards)
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

/// The classes two automata tell apart: what either pattern waits for, the separators if one is
/// the grammar, and one other letter or digit.
fn told_apart(machine: &Machine, one: u32, two: u32) -> Vec<usize> {
    let mut is_apart: Vec<bool> =
        machine.letters().iter().map(|letter| two == GRAMMAR && !letter.is_ascii_alphanumeric()).collect();
    for class in [one, two].into_iter().flat_map(|first| machine.awaited(first)) {
        if let Some(slot) = is_apart.get_mut(class) {
            *slot = true;
        }
    }
    let other = is_apart.iter().position(|&is| !is);
    let apart = is_apart.iter().enumerate().filter(|&(_, &is)| is).map(|(class, _)| class);
    apart.chain(other).collect()
}
