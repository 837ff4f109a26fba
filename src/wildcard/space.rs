//! The space a search walks: what decides how a text may go on, and what one more character makes
//! of it.
//!
//! Takes a question, gives its starts, steps and ends. Exact: the automata of all patterns and the
//! grammar's are advanced together; which pattern of a group matches is chosen at the start, and
//! the patterns to avoid are tracked as a set. It counts work and memory, the same on every
//! machine.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::grammar::{MAX_NAME, Place};
use super::lists::{Lists, Rule};
use super::machine::Machine;
use super::pattern::Pattern;
use super::question::{Choice, Question};

/// What decides how a text may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// The list of patterns that must match.
    pub(super) within: u32,
    /// The list of patterns that must not.
    pub(super) without: u32,
    /// The place in the grammar.
    pub(super) place: Place,
}

impl Spot {
    /// The spot as one number. The lists stay far below 2^29, a search ends before.
    pub(super) fn key(self) -> u64 {
        u64::from(self.within) << 35 | u64::from(self.without) << 3 | self.place as u64
    }
}

/// The space of one question.
#[derive(Debug)]
pub(super) struct Space<'q, 'p> {
    question: &'q Question<'p>,
    machine: Machine,
    within: Lists,
    without: Lists,
    bounds: Bounds,
    work: usize,
}

impl<'q, 'p> Space<'q, 'p> {
    /// The space of a question, nothing of it worked out.
    pub(super) fn of(question: &'q Question<'p>) -> Self {
        let machine = Machine::of(&question.patterns);
        let classes = machine.letters().len();
        Self {
            question,
            within: Lists::new(Rule::All, classes),
            without: Lists::new(Rule::None, classes),
            bounds: Bounds::default(),
            work: 0,
            machine,
        }
    }

    /// The choices with lower bounds of the lengths of their names, the longest first.
    pub(super) fn choices(&self) -> Vec<(usize, &'q Choice)> {
        let bound = |choice: &Choice| {
            let missing = self.machine.missing(&self.first_states(choice));
            missing.max(Place::Start.missing())
        };
        let choices = self.question.choices.iter();
        let mut choices: Vec<_> = choices.map(|choice| (bound(choice), choice)).collect();
        choices.sort_unstable_by(|one, two| two.cmp(one));
        choices
    }

    /// Where a choice starts, and a better bound of the length of its names; `None` where it
    /// leads nowhere.
    pub(super) fn open(&mut self, choice: &Choice) -> Option<(Spot, usize)> {
        self.work += self.question.patterns.len();
        let obstacles = self.question.obstacles(choice)?;
        let within = self.within.number(&self.first_states(choice));
        let without = self.without.number(&self.first_states(&obstacles));
        let spot = Spot { within, without, place: Place::Start };
        let bound = self.missing(spot);
        (bound <= MAX_NAME).then_some((spot, bound))
    }

    fn first_states(&self, places: &[usize]) -> Vec<u32> {
        places.iter().filter_map(|&place| self.machine.start(place)).collect()
    }

    /// A lower bound of the characters to come before a name of the question is complete.
    fn missing(&mut self, spot: Spot) -> usize {
        self.bounds.get(&self.machine, &self.within, spot.within, spot.place)
    }

    /// The characters to try, in byte order.
    pub(super) fn letters(&self) -> Vec<u8> {
        self.machine.letters().to_vec()
    }

    /// The spot after one more character, by its position among the letters, and a lower bound of
    /// the characters to come after it; `None` where it leads nowhere.
    pub(super) fn step(&mut self, spot: Spot, class: usize, letter: u8) -> Option<(Spot, usize)> {
        self.work += 1;
        let place = spot.place.next(letter)?;
        let within = self.within.step(&self.machine, spot.within, class)?;
        let without = self.without.step(&self.machine, spot.without, class)?;
        let spot = Spot { within, without, place };
        Some((spot, self.missing(spot)))
    }

    /// Whether the text that led here is a name of the question.
    pub(super) fn accepts(&self, spot: Spot) -> bool {
        let matches = |&state: &u32| self.machine.state(state).is_some_and(|it| it.missing == 0);
        spot.place.completes()
            && self.within.get(spot.within).iter().all(matches)
            && !self.without.get(spot.without).iter().any(matches)
    }

    /// Whether every ending that avoids the patterns at spot `there` avoids those at spot `here`:
    /// each of them is no nearer to a match than the same pattern there. Sound, not complete.
    pub(super) fn is_no_harder(&mut self, here: u32, there: u32) -> bool {
        let (machine, work) = (&self.machine, &mut self.work);
        let pattern = |state: u32| machine.state(state).map(|state| state.pattern);
        let mut others = self.without.get(there).iter();
        *work += 1;
        self.without.get(here).iter().all(|&state| {
            let same = others.find(|&&other| {
                *work += 1;
                pattern(other) >= pattern(state)
            });
            same.is_some_and(|&other| pattern(other) == pattern(state) && machine.is_below(state, other))
        })
    }

    /// The steps taken so far, of about five nanoseconds.
    pub(super) fn work(&self) -> usize {
        self.work + self.within.work() + self.without.work() + self.bounds.work()
    }

    /// The memory held, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.within.words() + self.without.words() + self.bounds.words()
    }

    /// The patterns to blame where a search ends before a choice is opened.
    pub(super) fn blame_choice(&self, choice: &Choice) -> Vec<Pattern> {
        self.blame(&self.first_states(choice))
    }

    /// The patterns to blame where a search ends at a spot.
    pub(super) fn blame_spot(&self, spot: Spot) -> Vec<Pattern> {
        self.blame(&[self.within.get(spot.within), self.without.get(spot.without)].concat())
    }

    /// The patterns at these states that have begun to match; all, if none has.
    fn blame(&self, states: &[u32]) -> Vec<Pattern> {
        let has_begun = |&&state: &&u32| self.machine.first(state) != state;
        let begun: Vec<&u32> = states.iter().filter(has_begun).collect();
        let states = if begun.is_empty() { states.iter().collect() } else { begun };
        let blame: BTreeSet<&Pattern> = states
            .into_iter()
            .filter_map(|&state| self.machine.state(state))
            .filter_map(|state| self.question.patterns.get(state.pattern as usize).copied())
            .collect();
        blame.into_iter().cloned().collect()
    }
}
