//! Alerts that stop or start being about repositories, for every name that there can be, or about findings.

use super::destination_change::{self, DestinationChange};
use super::semantic::earlier::EarlierModule;
use crate::plan::{AlertNames, EarlierAlert, Least, Plan};
use crate::wildcard::{Answer, Pattern, find};

/// Changes of all alerts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct AlertChanges {
    /// Of their repositories and severities.
    pub alerts: Vec<AlertChange>,
    /// Of the destination of their messages.
    pub destination: Option<DestinationChange>,
}

/// A change of the repositories or of the least severity of an alert.
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
    /// Its least severity before and after, if that is another.
    pub least: Option<(Least, Least)>,
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
pub(super) fn between(old: &EarlierModule, new: &Plan) -> AlertChanges {
    AlertChanges { alerts: of_alerts(&old.alerts, new), destination: destination_change::between(old, new) }
}

fn of_alerts(old: &[EarlierAlert], new: &Plan) -> Vec<AlertChange> {
    let is_planned = |alert: &&EarlierAlert| new.alerts().any(|planned| planned.label == alert.label);
    let gone =
        old.iter().filter(|alert| !is_planned(alert)).map(|alert| change(&alert.label, Some(&alert.names), None));
    let there = new.alerts().map(|planned| {
        let before = old.iter().find(|alert| alert.label == planned.label);
        let least = before.and_then(|alert| alert.least).zip(planned.kind.least()).filter(|(old, new)| old != new);
        AlertChange { least, ..change(planned.label, before.map(|alert| &alert.names), Some(&planned.names)) }
    });
    let is_change = |change: &AlertChange| change.lost.is_some() || change.gained.is_some() || change.least.is_some();
    gone.chain(there).filter(is_change).collect()
}

fn change(label: &str, before: Option<&AlertNames>, after: Option<&AlertNames>) -> AlertChange {
    let (lost, gained) = if before == after { (None, None) } else { (only(before, after), only(after, before)) };
    let (before, after) = (before.cloned(), after.cloned());
    AlertChange { label: label.to_owned(), before, after, lost, gained, least: None }
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
