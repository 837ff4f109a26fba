//! The ways in which a setting can turn out, and their split by a condition.

use std::collections::BTreeSet;

use super::condition::condition;
use crate::diagnostic::Findings;
use crate::import::found::{Variant, When};
use crate::registry::{ScanType, Setting};
use crate::terraform::Choice;

/// A setting, or why it is unknown.
pub(super) type Outcome = Result<Setting, Findings>;

/// The choices of a case, and its outcome for an address.
pub(super) type Way = (Vec<Choice>, Outcome);

/// Split of the ways of an instance.
pub(super) enum Split<'w> {
    /// They are all the same.
    One(&'w Outcome),
    /// They are two, by one condition.
    Two(Vec<Variant>),
    /// They are more, or depend on several conditions.
    More,
}

pub(super) fn split(ways: &[Way]) -> Split<'_> {
    let Some(((_, first), others)) = ways.split_first() else { return Split::More };
    let Some((_, second)) = others.iter().find(|(_, other)| !is_same(first, other)) else { return Split::One(first) };
    if others.iter().any(|(_, other)| !is_same(first, other) && !is_same(second, other)) {
        return Split::More;
    }
    // The condition is said of the state that is on.
    let (on, off) = if is_enhanced(second) && !is_enhanced(first) { (second, first) } else { (first, second) };
    let choices = |outcome: &Outcome| -> Vec<&[Choice]> {
        ways.iter().filter(|(_, own)| is_same(own, outcome)).map(|(choices, _)| choices.as_slice()).collect()
    };
    let Some((condition, holds)) = condition(&choices(on), &choices(off)) else { return Split::More };
    let variant = |setting: &Outcome, holds: bool| Variant {
        when: When::If { condition: condition.clone(), holds },
        setting: setting.clone(),
    };
    Split::Two(vec![variant(on, holds), variant(off, !holds)])
}

fn is_enhanced(outcome: &Outcome) -> bool {
    outcome.as_ref().is_ok_and(|setting| setting.scan_type == ScanType::Enhanced.as_str())
}

/// Two lists of ways have the same outcomes.
pub(super) fn are_alike(some: &[Way], others: &[Way]) -> bool {
    let is_among = |ways: &[Way], told: &Outcome| ways.iter().any(|(_, own)| is_same(own, told));
    some.iter().all(|(_, told)| is_among(others, told)) && others.iter().all(|(_, told)| is_among(some, told))
}

/// Two outcomes are the same, wherever they stand.
pub(super) fn is_same(one: &Outcome, other: &Outcome) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => words(one) == words(other),
        (Err(one), Err(other)) => one == other,
        _ => false,
    }
}

type Rules<'s> = BTreeSet<(&'s str, BTreeSet<&'s str>)>;

fn words(setting: &Setting) -> (&str, Rules<'_>) {
    let rules = setting.rules.iter().map(|rule| {
        let filters = rule.filters.iter().map(|filter| filter.text.as_str());
        (rule.frequency.as_str(), filters.collect())
    });
    (&setting.scan_type, rules.collect())
}
