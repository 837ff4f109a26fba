//! The product automaton of a question: everything that decides how a text may go on.
//!
//! A state has three components: the states of the chosen patterns, all of which must match (a conjunction); the states of
//! the patterns to avoid that can still match (a subset construction, which makes the complement of their union
//! deterministic); and the state of the grammar of names. A pattern of each group is chosen before the start.
//!
//! **Invariant**: the product is deterministic. A text leads to one state of a choice or to none, and to none only if no
//! name of the choice begins with it. Texts that lead to the same state have the same continuations.
//!
//! States are computed when a search first asks for them, one transition at the cost of the patterns involved, and the
//! work and memory are counted so that every machine counts the same.

use std::collections::BTreeSet;

use super::automata::Automata;
use super::bounds::Bounds;
use super::grammar::{GrammarState, MAX_NAME};
use super::pattern::Pattern;
use super::question::{Choice, Question};
use super::state_sets::{Required, StateSets};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ProductState {
    /// The number of the set of patterns that must match.
    pub(super) within: u32,
    /// The number of the set of patterns that must not.
    pub(super) without: u32,
    pub(super) grammar: GrammarState,
}

impl ProductState {
    /// Packs the state into one number. The numbers of sets stay far below 2^29: a search ends before.
    pub(super) fn key(self) -> u64 {
        u64::from(self.within) << 35 | u64::from(self.without) << 3 | self.grammar as u64
    }
}

/// Product of one question.
#[derive(Debug)]
pub(super) struct Product<'q, 'p> {
    question: &'q Question<'p>,
    automata: Automata,
    within: StateSets,
    without: StateSets,
    bounds: Bounds,
    work: usize,
    /// The work of a queue of its states that is gone.
    queue_work: usize,
}

impl<'q, 'p> Product<'q, 'p> {
    /// Builds the automata of a question, and no state of their product.
    pub(super) fn of(question: &'q Question<'p>) -> Self {
        let automata = Automata::of(&question.patterns);
        let classes = automata.letters().len();
        Self {
            question,
            within: StateSets::new(Required::All, classes),
            without: StateSets::new(Required::None, classes),
            bounds: Bounds::default(),
            work: 0,
            queue_work: 0,
            automata,
        }
    }

    /// Returns the choices with lower bounds of the lengths of their names, the longest first.
    pub(super) fn choices(&self) -> Vec<(usize, &'q Choice)> {
        let bound = |choice: &Choice| {
            let missing = self.automata.missing(&self.first_states(choice));
            missing.max(GrammarState::Start.missing())
        };
        let choices = self.question.choices.iter();
        let mut choices: Vec<_> = choices.map(|choice| (bound(choice), choice)).collect();
        choices.sort_unstable_by(|one, two| two.cmp(one));
        choices
    }

    /// Returns the initial state of a choice, and a better bound of the length of its names; `None` where it has none.
    pub(super) fn open(&mut self, choice: &Choice) -> Option<(ProductState, usize)> {
        self.work += self.question.patterns.len();
        let obstacles = self.question.obstacles(choice)?;
        let within = self.within.number(&self.first_states(choice));
        let without = self.without.number(&self.first_states(&obstacles));
        let state = ProductState { within, without, grammar: GrammarState::Start };
        let bound = self.missing(state);
        (bound <= MAX_NAME).then_some((state, bound))
    }

    fn first_states(&self, positions: &[usize]) -> Vec<u32> {
        positions.iter().filter_map(|&position| self.automata.start(position)).collect()
    }

    /// Returns a lower bound of the characters that a name of the question still needs.
    fn missing(&mut self, state: ProductState) -> usize {
        self.bounds.get(&self.automata, &self.within, state.within, state.grammar)
    }

    /// Returns the alphabet in byte order.
    pub(super) fn letters(&self) -> Vec<u8> {
        self.automata.letters().to_vec()
    }

    /// Returns the state after one more character, given by its class and itself, with a lower bound of the characters to
    /// come after it; `None` where no name goes on so.
    pub(super) fn step(&mut self, state: ProductState, class: usize, letter: u8) -> Option<(ProductState, usize)> {
        self.work += 1;
        let grammar = state.grammar.next(letter)?;
        let within = self.within.step(&self.automata, state.within, class)?;
        let without = self.without.step(&self.automata, state.without, class)?;
        let state = ProductState { within, without, grammar };
        Some((state, self.missing(state)))
    }

    /// Tells whether the text that leads here is a name of the question.
    pub(super) fn accepts(&self, state: ProductState) -> bool {
        let matches = |&state: &u32| self.automata.state(state).is_some_and(|it| it.missing == 0);
        state.grammar.completes()
            && self.within.get(state.within).iter().all(matches)
            && !self.without.get(state.without).iter().any(matches)
    }

    /// Tells whether every ending that avoids the patterns of set `there` avoids those of set `here` as well: each of
    /// them is no nearer to a match than the same pattern there. `true` is certain.
    pub(super) fn avoids_no_less(&mut self, here: u32, there: u32) -> bool {
        let (automata, work) = (&self.automata, &mut self.work);
        let pattern = |state: u32| automata.state(state).map(|state| state.pattern);
        let mut others = self.without.get(there).iter();
        *work += 1;
        self.without.get(here).iter().all(|&state| {
            let same = others.find(|&&other| {
                *work += 1;
                pattern(other) >= pattern(state)
            });
            same.is_some_and(|&other| pattern(other) == pattern(state) && automata.is_included(state, other))
        })
    }

    /// Returns the steps taken so far, of about five nanoseconds.
    pub(super) fn work(&self) -> usize {
        self.work + self.within.work() + self.without.work() + self.bounds.work()
    }

    /// Adds the work of a queue, which limits no later search.
    pub(super) fn count_queue(&mut self, work: usize) {
        self.queue_work += work;
    }

    /// Returns all the work that the question took, from building its automata on.
    pub(super) fn all_work(&self) -> usize {
        self.automata.transitions() + self.work() + self.queue_work
    }

    /// Returns the memory held, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.within.words() + self.without.words() + self.bounds.words()
    }

    /// Returns the patterns to blame where a search ends before a choice is opened.
    pub(super) fn blame_choice(&self, choice: &Choice) -> Vec<Pattern> {
        self.blame(&self.first_states(choice))
    }

    /// Returns the patterns to blame where a search ends at a state.
    pub(super) fn blame_state(&self, state: ProductState) -> Vec<Pattern> {
        self.blame(&[self.within.get(state.within), self.without.get(state.without)].concat())
    }

    /// Returns the patterns at these states that have begun to match; all, if none has.
    fn blame(&self, states: &[u32]) -> Vec<Pattern> {
        let has_begun = |&&state: &&u32| self.automata.first(state) != state;
        let begun: Vec<&u32> = states.iter().filter(has_begun).collect();
        let states = if begun.is_empty() { states.iter().collect() } else { begun };
        let blame: BTreeSet<&Pattern> = states
            .into_iter()
            .filter_map(|&state| self.automata.state(state))
            .filter_map(|state| self.question.patterns.get(state.pattern as usize).copied())
            .collect();
        blame.into_iter().cloned().collect()
    }
}
