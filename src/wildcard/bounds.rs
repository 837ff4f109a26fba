//! Lower bounds of the characters that a name still needs.
//!
//! **Invariant**: a bound never overestimates, and falls by one at most from one character to the next. A* needs both
//! (an *admissible* and *consistent* heuristic): then the first name that it takes from its queue is a shortest one, and
//! no state has to be looked at twice. The bound is the greatest of several that each have these properties:
//!
//! - of each pattern with the grammar of names, the exact distance;
//! - of exactly two patterns, the exact distance to a text that both match;
//! - of three or more, the characters that they still await: each as often as the pattern awaits it that does so most.
//!   One more character takes at most one from that.
//!
//! Sets of patterns to avoid only make names longer, so that leaving them out keeps the bound sound.
//!
//! **Cost**: each pair of patterns once, the product of their states times the characters that they tell apart; each set
//! once, its size. Exact distances of three patterns would cost the product of three.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use super::automata::Automata;
use super::grammar::GrammarState;
use super::hasher::WordHasher;
use super::pair_distance::PairDistances;
use super::predecessors::Predecessors;
use super::state_sets::StateSets;

type Table<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// The number of the grammar where first states of patterns are expected.
const GRAMMAR: u32 = u32::MAX;

/// Bounds of the state sets of one search.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// Bounds by the number of the set, for each state of the grammar.
    known: Vec<[usize; GrammarState::ALL.len()]>,
    /// Distances by the first states of two patterns, or of one and the grammar.
    distances: Table<u64, PairDistances>,
    /// Predecessors by the first state of a pattern, or the grammar.
    predecessors: Table<u32, Rc<Predecessors>>,
    work: usize,
    words: usize,
}

impl Bounds {
    /// Returns the bound of a set at a state of the grammar, which is computed once.
    pub(super) fn get(&mut self, automata: &Automata, sets: &StateSets, number: u32, grammar: GrammarState) -> usize {
        while self.known.len() <= number as usize {
            let set = sets.get(u32::try_from(self.known.len()).unwrap_or(number));
            let bounds = self.bounds(automata, set);
            self.known.push(bounds);
        }
        self.known.get(number as usize).and_then(|all| all.get(grammar as usize)).map_or(0, |&it| it)
    }

    fn bounds(&mut self, automata: &Automata, set: &[u32]) -> [usize; GrammarState::ALL.len()] {
        self.work += set.len() * GrammarState::ALL.len();
        let together = match set {
            &[one, two] => self.distance(automata, one, two),
            [_] => 0,
            _ => {
                self.work += automata.letters().len() * set.len();
                automata.missing(set)
            }
        };
        let mut bounds = GrammarState::ALL.map(|grammar| grammar.missing().max(together));
        for &state in set {
            let first = automata.first(state);
            let to_name = self.distances(automata, first, GRAMMAR).map(|it| it.row(state - first));
            for (bound, &distance) in bounds.iter_mut().zip(to_name.unwrap_or_default()) {
                *bound = usize::from(distance).max(*bound);
            }
        }
        bounds
    }

    /// Returns the fewest characters after which two patterns match.
    fn distance(&mut self, automata: &Automata, one: u32, two: u32) -> usize {
        let (first, second) = (automata.first(one), automata.first(two));
        let distances = self.distances(automata, first, second);
        let row = distances.map(|it| it.row(one - first)).unwrap_or_default();
        row.get((two - second) as usize).map_or(0, |&distance| distance.into())
    }

    fn distances(&mut self, automata: &Automata, one: u32, two: u32) -> Option<&PairDistances> {
        let key = u64::from(one) << 32 | u64::from(two);
        if !self.distances.contains_key(&key) {
            let (before_one, before_two) = (self.predecessors(automata, one), self.predecessors(automata, two));
            let distances = PairDistances::of(&before_one, &before_two, &told_apart(automata, one, two));
            self.work += distances.work();
            self.words += distances.words();
            self.distances.insert(key, distances);
        }
        self.distances.get(&key)
    }

    fn predecessors(&mut self, automata: &Automata, first: u32) -> Rc<Predecessors> {
        let make = || match first {
            GRAMMAR => Predecessors::of_grammar(automata.letters()),
            _ => Predecessors::of_pattern(automata, first),
        };
        Rc::clone(self.predecessors.entry(first).or_insert_with(|| {
            let predecessors = make();
            self.work += predecessors.words();
            self.words += predecessors.words();
            Rc::new(predecessors)
        }))
    }

    /// Returns the steps taken so far.
    pub(super) fn work(&self) -> usize {
        self.work
    }

    /// Returns the memory held, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.words
    }
}

/// Returns the classes that two automata tell apart: those that either pattern awaits, the separators if one is the
/// grammar, and one other letter or digit, which stands for all others.
fn told_apart(automata: &Automata, one: u32, two: u32) -> Vec<usize> {
    let mut is_apart: Vec<bool> =
        automata.letters().iter().map(|letter| two == GRAMMAR && !letter.is_ascii_alphanumeric()).collect();
    for class in [one, two].into_iter().flat_map(|first| automata.awaited(first)) {
        if let Some(slot) = is_apart.get_mut(class) {
            *slot = true;
        }
    }
    let other = is_apart.iter().position(|&is| !is);
    let apart = is_apart.iter().enumerate().filter(|&(_, &is)| is).map(|(class, _)| class);
    apart.chain(other).collect()
}
