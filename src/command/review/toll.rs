//! What a change does to repositories, in one clause each: who stops being scanned, who is scanned less, who more.

use std::collections::BTreeSet;

use super::moves::{Effect, effect};
use super::registry::moved;
use crate::change::semantic::{Moved, Names, StateMeaning};
use crate::diagnostic::markdown;
use crate::registry::Coverage;
use crate::registry::ScanType;

/// What can happen to a name, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stops,
    Less,
    More,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Stops, Self::Less, Self::More];

    fn of(moved: &Moved) -> Self {
        match (effect(moved), moved.state, moved.to) {
            (Effect::Gain, _, _) => Self::More,
            (Effect::Loss, ScanType::Enhanced, Coverage::Unmatched) => Self::Stops,
            (Effect::Loss, _, _) => Self::Less,
        }
    }

    /// The verb for one, and for many.
    fn verbs(self) -> [&'static str; 2] {
        match self {
            Self::Stops => ["stops being scanned", "stop being scanned"],
            Self::Less => ["is scanned less often", "are scanned less often"],
            Self::More => ["is scanned more often", "are scanned more often"],
        }
    }
}

/// Who one kind happens to, over all policies: repositories of the inventory, or what the policies name.
#[derive(Debug, Default)]
struct Who<'m> {
    repositories: BTreeSet<(usize, &'m str)>,
    single: BTreeSet<(usize, &'m str)>,
    patterns: BTreeSet<(usize, &'m Names)>,
    states: Vec<ScanType>,
    is_more: bool,
    is_in_part: bool,
}

impl<'m> Who<'m> {
    fn add(&mut self, policy: usize, moved: &'m Moved) {
        self.repositories.extend(moved.repositories.iter().map(|name| (policy, name.as_str())));
        for filter in &moved.filters {
            match &filter.names {
                Names::One(name) => self.single.insert((policy, name)),
                names @ (Names::Matching(_) | Names::Containing(_)) => self.patterns.insert((policy, names)),
            };
        }
        self.is_in_part |= moved.filters.iter().any(|filter| !filter.is_whole);
        self.is_more |= !moved.are_filters_complete || moved.filters.is_empty();
        if !self.states.contains(&moved.state) {
            self.states.push(moved.state);
        }
    }

    /// The subject of the clause, and whether it is one thing.
    fn subject(&self) -> (String, bool) {
        if !self.repositories.is_empty() {
            return repositories(self.repositories.len());
        }
        match (self.single.len(), self.patterns.len()) {
            (0, 0) => ("some names".to_owned(), false),
            (0, _) => (self.at_least(&self.names()), false),
            (single, 0) => (self.at_least(&repositories(single).0), single == 1 && !self.is_more),
            (single, _) => (self.at_least(&format!("{} and {}", repositories(single).0, self.names())), false),
        }
    }

    /// Of one pattern, which; of more, how many.
    fn names(&self) -> String {
        let some = if self.is_in_part { "some " } else { "" };
        match (self.patterns.len(), self.patterns.first()) {
            (1, Some((_, Names::Containing(text)))) => format!("{some}names containing {}", markdown::code(text)),
            (1, Some((_, Names::Matching(glob) | Names::One(glob)))) => {
                format!("{some}names matching {}", markdown::code(glob))
            }
            (count, _) => format!("{some}names of {count} patterns"),
        }
    }

    fn at_least(&self, subject: &str) -> String {
        if self.is_more { format!("at least {subject}") } else { subject.to_owned() }
    }
}

fn repositories(count: usize) -> (String, bool) {
    match count {
        1 => ("1 repository".to_owned(), true),
        _ => (format!("{count} repositories"), false),
    }
}

/// A clause for each kind that happens in any of the policies, the worst first: `2 repositories stop being scanned`. Each
/// says in which state, unless all are in one, which is then given beside them.
pub(super) fn clauses(policies: &[Vec<StateMeaning>]) -> (Option<ScanType>, Vec<String>) {
    let mut states: Vec<ScanType> = policies.iter().flat_map(|states| moved(states)).map(|moved| moved.state).collect();
    states.dedup();
    let only = if let [state] = states.as_slice() { Some(*state) } else { None };
    (only, Kind::ALL.into_iter().filter_map(|kind| clause(kind, policies, only.is_none())).collect())
}

fn clause(kind: Kind, policies: &[Vec<StateMeaning>], with_state: bool) -> Option<String> {
    let mut who = Who::default();
    let all = policies.iter().enumerate();
    let moves = all.flat_map(|(policy, states)| moved(states).map(move |moved| (policy, moved)));
    moves.filter(|(_, moved)| Kind::of(moved) == kind).for_each(|(policy, moved)| who.add(policy, moved));
    let while_state = match who.states.as_slice() {
        [] => return None,
        [state] if with_state => format!(" while {}", state.word()),
        _ => String::new(),
    };
    let ((subject, is_one), [one, many]) = (who.subject(), kind.verbs());
    Some(format!("{subject} {}{while_state}", if is_one { one } else { many }))
}
