//! Names that continuous entries take of the names of on-push ones, where both match: continuous wins.

use super::continuous::Continuous;
use super::entries::Entries;
use crate::policy::{Entry, ScanFrequency};
use crate::wildcard::{Answer, Budget, Pattern, is_covered_in, is_subset_in};

/// The on-push entries, held against all continuous ones.
pub(super) struct Conflicts<'p> {
    /// Those that were decided, in the order of the policy.
    pub(super) decided: Vec<Conflict<'p>>,
    /// Those that the budget was too small for, in the order of the policy.
    pub(super) undecided: Vec<&'p Entry>,
    /// The patterns that made them hard, or all continuous globs.
    pub(super) blame: Vec<Pattern>,
}

/// An on-push entry that has names in common with continuous ones.
pub(super) struct Conflict<'p> {
    pub(super) entry: &'p Entry,
    /// Entries that have a name in common with it and are not within it, in the order of the policy.
    pub(super) crossing: Vec<&'p Entry>,
    /// Those that between them take every name of it; none where a name is left.
    pub(super) takers: Answer<Vec<&'p Entry>>,
}

impl<'p> Conflicts<'p> {
    pub(super) fn of(entries: &'p Entries, budget: &Budget) -> Self {
        let continuous = Continuous::of(entries);
        let on_push: Vec<&Entry> = entries.scanned_at(ScanFrequency::OnPush).collect();
        let mut conflicts = Self { decided: Vec::new(), undecided: Vec::new(), blame: Vec::new() };
        if continuous.is_too_much(on_push.iter().copied()) {
            conflicts.undecided = on_push;
        } else {
            for entry in on_push {
                conflicts.add(entry, &continuous, budget);
            }
        }
        if conflicts.blame.is_empty() {
            conflicts.blame = continuous.globs();
        }
        conflicts
    }

    fn add(&mut self, entry: &'p Entry, continuous: &Continuous<'p>, budget: &Budget) {
        match conflict(entry, continuous, budget) {
            Answer::Exact(conflict) => self.decided.extend(conflict),
            Answer::TooHard { blame } => {
                self.undecided.push(entry);
                self.blame.extend(blame);
            }
        }
    }
}

/// Holds an entry against all continuous ones; `None` where it has no name in common with any.
fn conflict<'p>(entry: &'p Entry, continuous: &Continuous<'p>, budget: &Budget) -> Answer<Option<Conflict<'p>>> {
    let meeting = match continuous.meeting(entry, budget) {
        Answer::Exact(meeting) => meeting,
        Answer::TooHard { blame } => return Answer::TooHard { blame },
    };
    if meeting.is_empty() {
        return Answer::Exact(None);
    }
    let mut crossing = Vec::new();
    for taker in &meeting {
        match is_subset_in(budget, &taker.pattern, &entry.pattern) {
            Answer::Exact(true) => {}
            Answer::Exact(false) => crossing.push(*taker),
            Answer::TooHard { blame } => return Answer::TooHard { blame },
        }
    }
    match takers(entry, &meeting, budget) {
        // One question that is too hard by itself is said of its own entry; one of many that nothing was left for is not.
        Answer::TooHard { blame } if budget.left() == 0 => Answer::TooHard { blame },
        takers => Answer::Exact(Some(Conflict { entry, crossing, takers })),
    }
}

/// Those of the entries meeting this one that between them take every name of it; none where a name is left.
fn takers<'p>(entry: &Entry, meeting: &[&'p Entry], budget: &Budget) -> Answer<Vec<&'p Entry>> {
    for taker in meeting {
        match is_subset_in(budget, &entry.pattern, &taker.pattern) {
            Answer::Exact(true) => return Answer::Exact(vec![taker]),
            Answer::Exact(false) => {}
            Answer::TooHard { blame } => return Answer::TooHard { blame },
        }
    }
    if meeting.len() < 2 {
        return Answer::Exact(Vec::new());
    }
    let patterns: Vec<Pattern> = meeting.iter().map(|taker| taker.pattern.clone()).collect();
    let is_taken = is_covered_in(budget, &entry.pattern, &patterns);
    is_taken.map(|is_taken| if is_taken { meeting.to_vec() } else { Vec::new() })
}
