//! Alerts that are about other repositories than before, in words.

use super::phrases::Mark;
use super::registry_change::Line;
use crate::change::{AlertChange, Change};
use crate::diagnostic::suggest;

/// The most repositories that a line names.
const SHOWN: usize = 5;

/// A line for each alert that loses repositories, and for each that gains some; the first of each has a clause for a headline.
pub(super) fn lines(change: &Change) -> Vec<Line> {
    let losses = change.alerts().iter().filter_map(|alert| Some(lost(alert, alert.lost.as_deref()?, change)));
    let gains = change.alerts().iter().filter_map(|alert| Some(gained(alert, alert.gained.as_deref()?, change)));
    let losses = with_clause(losses, Mark::Loss, "alerts stop covering repositories");
    losses.into_iter().chain(with_clause(gains, Mark::Gain, "alerts cover more repositories")).collect()
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
