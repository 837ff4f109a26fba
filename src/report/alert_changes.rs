//! Alerts that are about other repositories or severities than before, in words.

use std::cmp::Ordering;

use super::line::Line;
use super::phrases::Mark;
use crate::change::{AlertChange, Change};
use crate::diagnostic::suggest;
use crate::plan::Least;

/// The most repositories that a line names.
const SHOWN: usize = 5;

/// A line for each alert that loses repositories or severities, and for each that gains some; the first of each has a clause
/// for a headline.
pub(super) fn lines(change: &Change) -> Vec<Line> {
    let alerts = || change.alerts().iter();
    let losses = alerts().filter_map(|alert| Some(lost(alert, alert.lost.as_deref()?, change)));
    let gains = alerts().filter_map(|alert| Some(gained(alert, alert.gained.as_deref()?, change)));
    let quieter = alerts().filter_map(|alert| severity(alert, Ordering::Greater));
    let louder = alerts().filter_map(|alert| severity(alert, Ordering::Less));
    [
        with_clause(losses, Mark::Loss, "alerts stop covering repositories"),
        with_clause(quieter, Mark::Loss, "alerts stop covering severities"),
        with_clause(gains, Mark::Gain, "alerts cover more repositories"),
        with_clause(louder, Mark::Gain, "alerts cover more severities"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Says which least severity an alert has now, if the earlier one compares so with it: the worst is the least of all.
fn severity(alert: &AlertChange, order: Ordering) -> Option<String> {
    let (before, after) = alert.least.filter(|(before, after)| before.cmp(after) == order)?;
    let (before, after) = (or_worse(before), or_worse(after));
    Some(format!("the alert `{}` fires for {after}; it fired for {before}", alert.label))
}

fn or_worse(least: Least) -> String {
    let word = least.as_str();
    if least == Least::Critical { word.to_owned() } else { format!("{word} or worse") }
}

fn with_clause(texts: impl Iterator<Item = String>, mark: Mark, clause: &str) -> Vec<Line> {
    let line = |(place, text): (usize, String)| Line::new(mark, (place == 0).then(|| clause.to_owned()), text);
    texts.enumerate().map(line).collect()
}

fn lost(alert: &AlertChange, witness: &str, change: &Change) -> String {
    let names = named(witness, change, |name| alert.loses(name));
    if alert.is_gone() {
        format!("the alert `{}` is gone: it was about {names}", alert.label)
    } else {
        format!("the alert `{}` is no longer about {names}", alert.label)
    }
}

fn gained(alert: &AlertChange, witness: &str, change: &Change) -> String {
    let names = named(witness, change, |name| alert.gains(name));
    if alert.is_new() {
        format!("the alert `{}` is new: it is about {names}", alert.label)
    } else {
        format!("the alert `{}` is also about {names}", alert.label)
    }
}

/// The repositories of the inventory; without one a name that shows it.
fn named(witness: &str, change: &Change, is_it: impl Fn(&str) -> bool) -> String {
    let Some(inventory) = change.inventory() else { return format!("names such as `{witness}`") };
    let names: Vec<&str> = inventory.names().iter().map(String::as_str).filter(|name| is_it(name)).collect();
    if names.is_empty() { "no repository of the inventory".to_owned() } else { suggest::first_of(&names, SHOWN) }
}
