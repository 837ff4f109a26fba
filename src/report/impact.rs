//! The impact on repositories, in one clause each: which stop being scanned, which are scanned less, which more.

use std::collections::BTreeSet;

use super::frequency_changes::{frequency_changes, impact, main_filters};
use super::phrases::{Impact, counted, repositories};
use crate::change::semantic::{FrequencyChange, Names, StateMeaning};
use crate::registry::ScanType;

/// The most repositories that a clause names instead of counting them.
const NAMED: usize = 2;

/// The names that an impact is on: repositories of the inventory, or what the policy names.
#[derive(Debug, Default)]
struct Affected<'m> {
    repositories: BTreeSet<&'m str>,
    single: BTreeSet<&'m str>,
    patterns: BTreeSet<&'m Names>,
    is_more: bool,
    is_in_part: bool,
}

impl<'m> Affected<'m> {
    fn add(&mut self, change: &'m FrequencyChange) {
        self.repositories.extend(change.repositories.iter().map(String::as_str));
        let filters = || main_filters(change);
        for filter in filters() {
            match &filter.names {
                Names::One(name) => self.single.insert(name),
                names @ (Names::Matching(_) | Names::Containing(_)) => self.patterns.insert(names),
            };
        }
        self.is_in_part |= filters().any(|filter| !filter.is_whole);
        self.is_more |= !change.are_filters_complete || filters().next().is_none();
    }

    /// The subject of the clause, and whether it is one thing.
    fn subject(&self) -> (String, bool) {
        if !self.repositories.is_empty() {
            return (named(&self.repositories), self.repositories.len() == 1);
        }
        match (self.single.len(), self.patterns.len()) {
            (0, 0) => ("some names".to_owned(), false),
            (0, _) => (self.at_least(&self.names()), false),
            (single, 0) => (self.at_least(&named(&self.single)), single == 1 && !self.is_more),
            (_, patterns) => {
                let and = if patterns == 1 { " and" } else { "," };
                (self.at_least(&format!("{}{and} {}", named(&self.single), self.names())), false)
            }
        }
    }

    /// Names one pattern or two; of more the first, and the number of the others.
    fn names(&self) -> String {
        let some = if self.is_in_part { "some " } else { "" };
        let mut patterns = self.patterns.iter();
        let first = match patterns.next() {
            Some(Names::Containing(text)) => format!("{some}names containing `{text}`"),
            Some(Names::Matching(glob) | Names::One(glob)) => format!("{some}names matching `{glob}`"),
            None => return String::new(),
        };
        match (patterns.next(), patterns.len()) {
            (None, _) => first,
            (Some(Names::Matching(glob) | Names::One(glob)), 0) => format!("{first} and `{glob}`"),
            (Some(Names::Containing(text)), 0) => format!("{first} and names containing `{text}`"),
            (Some(_), more) => format!("{first} and {}", counted(more + 1, ["more pattern", "more patterns"])),
        }
    }

    fn at_least(&self, subject: &str) -> String {
        if self.is_more { format!("at least {subject}") } else { subject.to_owned() }
    }
}

fn named(names: &BTreeSet<&str>) -> String {
    if names.len() > NAMED {
        return repositories(names.len());
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

/// A clause for each impact that a policy has in each state, the state in force first and in each the worst first:
/// `2 repositories stop being scanned`. Each says in which state, unless all are in one and that may stand beside them.
pub(super) fn clauses(
    meanings: &[StateMeaning],
    in_force: ScanType,
    has_default: bool,
    is_beside: bool,
) -> (String, Vec<String>) {
    let mut states: Vec<ScanType> = frequency_changes(meanings).map(|change| change.state).collect();
    states.sort_by_key(|state| (*state != in_force, state.as_str()));
    states.dedup();
    let said = |state: ScanType| match state == in_force {
        true if has_default && states.len() > 1 => format!(" while {} (the default)", state.as_str()),
        false if has_default && states.len() == 1 => format!(" while {} (not the default)", state.as_str()),
        _ => format!(" while {}", state.as_str()),
    };
    let of_state = |state: ScanType| {
        let changes: Vec<&FrequencyChange> =
            frequency_changes(meanings).filter(|change| change.state == state).collect();
        Impact::ALL.into_iter().filter_map(|kind| clause(kind, &changes)).collect::<Vec<String>>()
    };
    match states.as_slice() {
        [only] if is_beside => (said(*only), of_state(*only)),
        states => {
            let with_state = |state: &ScanType| {
                let said = said(*state);
                of_state(*state).into_iter().map(move |clause| format!("{clause}{said}")).collect::<Vec<_>>()
            };
            (String::new(), states.iter().flat_map(with_state).collect())
        }
    }
}

fn clause(kind: Impact, changes: &[&FrequencyChange]) -> Option<String> {
    let mut changes = changes.iter().filter(|change| impact(change) == kind).peekable();
    changes.peek()?;
    let mut affected = Affected::default();
    changes.for_each(|change| affected.add(change));
    let ((subject, is_one), [one, many]) = (affected.subject(), kind.verbs());
    Some(format!("{subject} {}", if is_one { one } else { many }))
}
