//! The ways in which what is set can turn out, and how they fall apart.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::import::found::{Condition, Variant, When};
use crate::registry::Setting;
use crate::terraform::Choice;

/// A setting, or why it is not told.
pub(super) type Told = Result<Setting, Vec<Diagnostic>>;

/// What a world has of an address: what was chosen, and what it is set to.
pub(super) type Way = (Vec<Choice>, Told);

/// How the ways of an instance fall apart.
pub(super) enum Split<'w> {
    /// They are all the same.
    One(&'w Told),
    /// They are two, by one condition.
    Two(Vec<Variant>),
    /// They are more, or hang on several conditions.
    More,
}

/// How ways fall apart.
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
    let variant = |setting: &Told, is_first: bool| Variant {
        when: When::If { condition: condition.clone(), holds: (choice.taken == "true") == is_first },
        setting: setting.clone(),
    };
    Split::Two(vec![variant(first, true), variant(second, false)])
}

/// Whether two lists of ways come to the same settings.
pub(super) fn are_alike(some: &[Way], others: &[Way]) -> bool {
    let is_among = |ways: &[Way], told: &Told| ways.iter().any(|(_, own)| is_same(own, told));
    some.iter().all(|(_, told)| is_among(others, told)) && others.iter().all(|(_, told)| is_among(some, told))
}

/// Whether two settings say the same, wherever they stand.
pub(super) fn is_same(one: &Told, other: &Told) -> bool {
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
