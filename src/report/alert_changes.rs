//! Alerts that are about other repositories or severities than before, or go elsewhere, in words.

use std::cmp::Ordering;

use super::line::Line;
use super::phrases::Mark;
use crate::change::{AlertChange, Change, DestinationChange};
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
    let destination = change.alert_destination();
    let elsewhere = destination.and_then(other_topic).into_iter();
    [
        with_clause(elsewhere, Mark::Loss, "the alerts go to another topic"),
        destination.map(addresses).unwrap_or_default(),
        with_clause(losses, Mark::Loss, "alerts stop covering repositories"),
        with_clause(quieter, Mark::Loss, "alerts stop covering severities"),
        with_clause(gains, Mark::Gain, "alerts cover more repositories"),
        with_clause(louder, Mark::Gain, "alerts cover more severities"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Says that those who listen to one topic hear nothing any more.
fn other_topic(change: &DestinationChange) -> Option<String> {
    let (was_own, _) = change.has_own_topic?;
    let text = if was_own {
        "the alerts go to the topic that is given, and the module's own is destroyed with all that subscribes to it"
    } else {
        "the alerts go to a topic of the module's own, and no longer to the one that is given"
    };
    Some(text.to_owned())
}

/// Says which addresses are no longer subscribed, and which are new.
fn addresses(change: &DestinationChange) -> Vec<Line> {
    let told = |verb: &str, emails: &[String]| {
        let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
        format!("the alerts {verb} {}", suggest::first_of(&emails, SHOWN))
    };
    let clause = match (change.lost.is_empty(), change.gained.is_empty()) {
        (true, _) => "the alerts go to more addresses",
        (false, true) => "the alerts go to fewer addresses",
        (false, false) => "the alerts go to other addresses",
    };
    let mut clause = change.has_own_topic.is_none().then(|| clause.to_owned());
    let parts = [(Mark::Loss, "no longer go to", &change.lost), (Mark::Gain, "also go to", &change.gained)];
    let parts = parts.into_iter().filter(|(_, _, emails)| !emails.is_empty());
    parts.map(|(mark, verb, emails)| Line::new(mark, clause.take(), told(verb, emails))).collect()
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
