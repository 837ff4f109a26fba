//! Alerts that stop or start being about repositories, for every name that there can be.

use crate::plan::{AlertNames, Plan};
use crate::wildcard::{Answer, Pattern, find};

/// A change of the repositories of an alert.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AlertChange {
    /// The name of its rule within the text.
    pub label: String,
    /// Its repositories before and after; `None` where there was none, or is none.
    before: Option<AlertNames>,
    after: Option<AlertNames>,
    /// A name that it is no longer about, and one that it was not about before.
    pub lost: Option<String>,
    pub gained: Option<String>,
}

impl AlertChange {
    /// Tells whether there is no such alert any longer.
    pub(crate) fn is_gone(&self) -> bool {
        self.after.is_none()
    }

    /// Tells whether there was no such alert.
    pub(crate) fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// Tells whether a repository is one that it is no longer about.
    pub(crate) fn loses(&self, name: &str) -> bool {
        has(self.before.as_ref(), name) && !has(self.after.as_ref(), name)
    }

    /// Tells whether a repository is one that it was not about before.
    pub(crate) fn gains(&self, name: &str) -> bool {
        has(self.after.as_ref(), name) && !has(self.before.as_ref(), name)
    }
}

fn has(names: Option<&AlertNames>, name: &str) -> bool {
    names.is_some_and(|names| names.has(name))
}

/// Returns the changes from the alerts of an earlier text to those of a plan.
pub(super) fn between(old: &[(String, AlertNames)], new: &Plan) -> Vec<AlertChange> {
    let planned: Vec<_> = new.alerts().map(|alert| (alert.label, &alert.names)).collect();
    let gone = old.iter().filter(|(label, _)| !planned.iter().any(|(planned, _)| planned == label));
    let gone = gone.map(|(label, before)| change(label, Some(before), None));
    let there = planned.iter().map(|(label, after)| {
        let before = old.iter().find(|(before, _)| before == label).map(|(_, names)| names);
        change(label, before, Some(after))
    });
    gone.chain(there).filter(|change| change.lost.is_some() || change.gained.is_some()).collect()
}

fn change(label: &str, before: Option<&AlertNames>, after: Option<&AlertNames>) -> AlertChange {
    let (lost, gained) = if before == after { (None, None) } else { (only(before, after), only(after, before)) };
    AlertChange { label: label.to_owned(), before: before.cloned(), after: after.cloned(), lost, gained }
}

/// The first name that one side has and the other has not; none where that takes too long.
fn only(one: Option<&AlertNames>, other: Option<&AlertNames>) -> Option<String> {
    let one = one?;
    let everything = [Pattern::glob("*")];
    let inside = one.inside.as_deref().unwrap_or(&everything);
    let Some(other) = other else { return first(&[inside], &one.outside) };
    let beside = other.inside.as_ref().and_then(|taken| first(&[inside], &[one.outside.as_slice(), taken].concat()));
    beside.or_else(|| first(&[inside, &other.outside], &one.outside))
}

fn first(within: &[&[Pattern]], without: &[Pattern]) -> Option<String> {
    match find(within, without) {
        Answer::Exact(name) => name,
        Answer::TooHard { .. } => None,
    }
}
