//! A set of names that move, in the words of the filters that they match.

use super::class::Class;
use super::rules::{NamedFilter, StateRules};
use crate::registry::Coverage;
use crate::wildcard::{Answer, Pattern};

/// A filter some of whose names move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedFilter {
    /// The filter as AWS gets it.
    pub filter: String,
    /// The names of it that move.
    pub names: Names,
    /// The first of them that moves.
    pub witness: String,
    /// True if all of these move; else some do.
    pub is_whole: bool,
    /// True if the filter was written for an entry none of whose names move: these are what it matches beside that.
    pub is_beside_entry: bool,
}

/// Description of names of a filter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// The one that the policy's entry is.
    One(String),
    /// Those that match a glob: the policy's entry where it has one, else the filter.
    Matching(String),
    /// Those that contain a text: a filter without `*`.
    Containing(String),
}

/// The work for one question about a filter, in steps of about five nanoseconds: a millisecond.
const WORK: usize = 200_000;

/// After so many questions that were too hard no more are asked.
const PATIENCE: usize = 50;

/// So many questions are asked of one state at most: plenty for two rules of 100 filters that are not made to be hard.
const QUESTIONS: usize = 900;

/// Describes the moves of one state.
pub(super) struct Describer<'r> {
    old: &'r StateRules,
    new: &'r StateRules,
    patience: usize,
    questions: usize,
}

impl<'r> Describer<'r> {
    pub(super) fn new(old: &'r StateRules, new: &'r StateRules) -> Self {
        Self { old, new, patience: PATIENCE, questions: QUESTIONS }
    }

    /// The filters that gave names the higher level of a move and whose names move; and whether those are all. Where the lower
    /// level comes only from what filters match beside their entries, these filters instead: nobody asked for that move.
    pub(super) fn filters(&mut self, from: Coverage, to: Coverage) -> (Vec<MovedFilter>, bool) {
        let (old, new) = (self.old.rules(from), self.new.rules(to));
        let (higher, lower) = if to > from { (new, old) } else { (old, new) };
        let moves = Class::of(self.old, from).and(Class::of(self.new, to));
        let lands = if lower.iter().any(NamedFilter::is_anchored) {
            self.of_rules(&moves, (from, to), lower)
        } else {
            (Vec::new(), false)
        };
        match lands {
            (filters, true) if !filters.is_empty() && filters.iter().all(|filter| filter.is_beside_entry) => {
                (filters, true)
            }
            _ => self.of_rules(&moves, (from, to), higher),
        }
    }

    fn of_rules(
        &mut self,
        moves: &Class,
        levels: (Coverage, Coverage),
        rules: &[NamedFilter],
    ) -> (Vec<MovedFilter>, bool) {
        let mut filters = Vec::new();
        let mut are_complete = true;
        for rule in rules {
            match self.filter(moves, levels, rule) {
                Some(filter) => filters.extend(filter),
                None => are_complete = false,
            }
        }
        (filters, are_complete)
    }

    /// A filter by the entry it was written for, if names of that move, else by itself; `None` where it is too hard to
    /// tell.
    fn filter(
        &mut self,
        moves: &Class,
        levels: (Coverage, Coverage),
        rule: &NamedFilter,
    ) -> Option<Option<MovedFilter>> {
        let filter = rule.pattern.as_str().to_owned();
        let own =
            if filter.contains('*') { Names::Matching(filter.clone()) } else { Names::Containing(filter.clone()) };
        let entry = rule.entry.as_ref().map(|entry| match entry.contains('*') {
            true => (Names::Matching(entry.clone()), Pattern::glob(entry)),
            false => (Names::One(entry.clone()), Pattern::glob(entry)),
        });
        let entry = entry.filter(|(_, pattern)| *pattern != rule.pattern);
        let has_entry = entry.is_some();
        let described = entry.into_iter().map(|(names, pattern)| (names, pattern, false));
        for (names, pattern, is_beside_entry) in described.chain([(own, rule.pattern.clone(), has_entry)]) {
            if let Some(witness) = self.first(moves.clone().matching(&pattern))? {
                let is_whole = matches!(names, Names::One(_)) || self.is_whole(levels, &pattern);
                return Some(Some(MovedFilter { filter, names, witness, is_whole, is_beside_entry }));
            }
        }
        Some(None)
    }

    /// Tells whether every name of a pattern moves; `false` if that is too hard to decide.
    fn is_whole(&mut self, (from, to): (Coverage, Coverage), pattern: &Pattern) -> bool {
        let (old, new) = (self.old, self.new);
        [(old, from), (new, to)].into_iter().all(|(rules, level)| {
            let mut others = Coverage::ALL.into_iter().filter(|other| *other != level);
            others.all(|other| self.first(Class::of(rules, other).matching(pattern)) == Some(None))
        })
    }

    fn first(&mut self, class: Class) -> Option<Option<String>> {
        if self.patience == 0 || self.questions == 0 {
            return None;
        }
        self.questions -= 1;
        match class.first_name(WORK) {
            Answer::Exact(name) => Some(name),
            Answer::TooHard { .. } => {
                self.patience -= 1;
                None
            }
        }
    }
}
