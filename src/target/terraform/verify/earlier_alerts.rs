//! The alerts of a module's text, whatever it was made from.

use super::alert_pattern::{RULE, name_paths};
use super::literal::Reader;
use super::module::{Module, TopBlock};
use super::wrong_names::Accepted;
use crate::events::{Branch, Condition, EventPattern, Scalar};
use crate::plan::{AlertDestination, AlertNames, EarlierAlert, Least};

/// The alerts whose text tells their repositories.
pub(super) fn of(module: &Module<'_>) -> Vec<EarlierAlert> {
    let rules = module.blocks_of("resource").filter(|top| top.label(0) == Some(RULE));
    rules.filter_map(|top| alert(module, top)).collect()
}

/// The types of the resources that take the messages.
const TOPIC: &str = "aws_sns_topic";
const SUBSCRIPTION: &str = "aws_sns_topic_subscription";

/// The destination of the messages of the alerts; `None` if the addresses can't be read.
pub(super) fn destination(module: &Module<'_>) -> Option<AlertDestination> {
    let of_kind = |kind| module.blocks_of("resource").filter(move |top| top.label(0) == Some(kind));
    let mut emails = Vec::new();
    for top in of_kind(SUBSCRIPTION) {
        let addresses = Reader::new(module, top, true).attribute(top.block.attribute("for_each")?).ok()?;
        emails.extend(addresses.as_array()?.iter().map(|address| address.as_str().map(str::to_owned)));
    }
    let mut emails: Vec<String> = emails.into_iter().collect::<Option<_>>()?;
    emails.sort();
    Some(AlertDestination { has_own_topic: of_kind(TOPIC).next().is_some(), emails })
}

fn alert(module: &Module<'_>, top: TopBlock<'_>) -> Option<EarlierAlert> {
    // A rule of the built-in templates has one pattern, in either release state.
    let text = Reader::new(module, top, true).attribute(top.block.attribute("event_pattern")?).ok()?;
    let pattern = EventPattern::parse(text.as_str()?).ok()?;
    let least = pattern.branches().iter().filter_map(least).max();
    Some(EarlierAlert { label: top.label(1)?.to_owned(), names: names(pattern.branches().first()?)?, least })
}

/// The least severity that a branch is about: a word of a finding, or a count of a scan.
fn least(branch: &Branch) -> Option<Least> {
    let is_named = |severity: Least| {
        let word = Scalar::Text(severity.as_str().to_owned());
        let of_finding = branch
            .test("detail.severity")
            .is_some_and(|test| test.conditions.iter().any(|(condition, _)| condition.holds(&word)));
        of_finding || branch.test(&format!("detail.finding-severity-counts.{}", severity.as_str())).is_some()
    };
    // The sum of all counts stands for LOW, which has none of its own in these events.
    let is_total = branch.test("detail.finding-severity-counts.TOTAL").is_some();
    if is_total { Some(Least::Low) } else { Least::ALL.into_iter().rev().find(|severity| is_named(*severity)) }
}

fn names(branch: &Branch) -> Option<AlertNames> {
    let (condition, _) = branch.test("detail-type")?.conditions.first()?;
    let Condition::Is(Scalar::Text(detail_type)) = condition else { return None };
    let Accepted { groups, without } = Accepted::of(branch, name_paths(detail_type), 0)?;
    let mut groups = groups.into_iter();
    let inside = groups.next();
    groups.next().is_none().then_some(AlertNames { inside, outside: without })
}
