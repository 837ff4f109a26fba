//! The impact on repositories, in one clause each: which stop being scanned, which are scanned less, which more.

use std::collections::BTreeSet;

use super::frequency_changes::impact;
use super::phrases::{Impact, repositories};
use super::registry_change::frequency_changes;
use crate::change::semantic::{FrequencyChange, Names, StateMeaning};
use crate::diagnostic::markdown;
use crate::registry::ScanType;

/// The names that an impact is on, over all policies: repositories of the inventory, or what the policies name.
#[derive(Debug, Default)]
struct Affected<'m> {
    repositories: BTreeSet<(usize, &'m str)>,
    single: BTreeSet<(usize, &'m str)>,
    patterns: BTreeSet<(usize, &'m Names)>,
    states: Vec<ScanType>,
    is_more: bool,
    is_in_part: bool,
}

impl<'m> Affected<'m> {
    fn add(&mut self, policy: usize, change: &'m FrequencyChange) {
        self.repositories.extend(change.repositories.iter().map(|name| (policy, name.as_str())));
        for filter in &change.filters {
            match &filter.names {
                Names::One(name) => self.single.insert((policy, name)),
                names @ (Names::Matching(_) | Names::Containing(_)) => self.patterns.insert((policy, names)),
            };
        }
        self.is_in_part |= change.filters.iter().any(|filter| !filter.is_whole);
        self.is_more |= !change.are_filters_complete || change.filters.is_empty();
        if !self.states.contains(&change.state) {
            self.states.push(change.state);
        }
    }

    /// The subject of the clause, and whether it is one thing.
    fn subject(&self) -> (String, bool) {
        if !self.repositories.is_empty() {
            return (repositories(self.repositories.len()), self.repositories.len() == 1);
        }
        match (self.single.len(), self.patterns.len()) {
            (0, 0) => ("some names".to_owned(), false),
            (0, _) => (self.at_least(&self.names()), false),
            (single, 0) => (self.at_least(&repositories(single)), single == 1 && !self.is_more),
            (single, _) => (self.at_least(&format!("{} and {}", repositories(single), self.names())), false),
        }
    }

    /// Names a single pattern; of more, gives the number.
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

/// A clause for each impact that any of the policies has, the worst first: `2 repositories stop being scanned`. Each says in
/// which state, unless all are in one, which is then given beside them.
pub(super) fn clauses(policies: &[Vec<StateMeaning>]) -> (Option<ScanType>, Vec<String>) {
    let changes = policies.iter().flat_map(|states| frequency_changes(states));
    let mut states: Vec<ScanType> = changes.map(|change| change.state).collect();
    states.dedup();
    let only = if let [state] = states.as_slice() { Some(*state) } else { None };
    (only, Impact::ALL.into_iter().filter_map(|kind| clause(kind, policies, only.is_none())).collect())
}

fn clause(kind: Impact, policies: &[Vec<StateMeaning>], with_state: bool) -> Option<String> {
    let mut affected = Affected::default();
    for (policy, states) in policies.iter().enumerate() {
        let own = frequency_changes(states).filter(|change| impact(change) == kind);
        own.for_each(|change| affected.add(policy, change));
    }
    let while_state = match affected.states.as_slice() {
        [] => return None,
        [state] if with_state => format!(" while {}", state.as_str()),
        _ => String::new(),
    };
    let ((subject, is_one), [one, many]) = (affected.subject(), kind.verbs());
    Some(format!("{subject} {}{while_state}", if is_one { one } else { many }))
}
