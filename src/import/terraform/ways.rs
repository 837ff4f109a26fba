//! The ways in which a setting can turn out, and their split by a condition.

use std::collections::BTreeSet;

use crate::diagnostic::Findings;
use crate::import::found::{Condition, Variant, When};
use crate::registry::Setting;
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
    let decides = |choice: &&Choice| {
        ways.iter().all(|(choices, setting)| {
            choices.iter().any(|own| own.what == choice.what && (own.taken == choice.taken) == is_same(first, setting))
        })
    };
    let Some(choice) = ways.first().and_then(|(choices, _)| choices.iter().find(decides)) else { return Split::More };
    let condition = Condition { what: choice.what.clone(), place: choice.place.clone(), by_default: None };
    let variant = |setting: &Outcome, is_first: bool| Variant {
        when: When::If { condition: condition.clone(), holds: (choice.taken == "true") == is_first },
        setting: setting.clone(),
    };
    Split::Two(vec![variant(first, true), variant(second, false)])
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
