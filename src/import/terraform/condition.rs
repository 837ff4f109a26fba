//! Condition that tells two groups of cases from each other.
//!
//! The evaluator decides conditions on one unknown as values of it, so that a map that is indexed, a list of words or two
//! spellings of one condition all come to cases such as "`var.env` is `"prod"`". Where every case of a group is such a value,
//! the condition is that list of values; else it is one that was decided in every case.

use crate::import::found::Condition;
use crate::terraform::{Choice, Stated};

/// Returns the condition, and its value in the cases where scanning is on. `None` where no single one tells.
pub(super) fn condition(on: &[&[Choice]], off: &[&[Choice]]) -> Option<(Condition, bool)> {
    let of_values = || by_values(on, off).map(|condition| (condition, true));
    let of_one = || by_one(on, off);
    of_values().or_else(of_one).or_else(|| by_values(off, on).map(|condition| (condition, false)))
}

/// The values of one unknown that all cases of a group have, and none of the other group.
fn by_values(some: &[&[Choice]], others: &[&[Choice]]) -> Option<Condition> {
    let first = *some.first()?;
    let mut stated = first.iter().filter(|choice| value(choice).is_some());
    stated.find_map(|choice| {
        let values: Vec<&str> = some.iter().map(|case| value_of(case, &choice.subject)).collect::<Option<_>>()?;
        let is_told = |one: &&[Choice], other: &&[Choice]| differ(one, other, &choice.subject);
        let are_told = some.iter().all(|one| others.iter().all(|other| is_told(one, other)));
        are_told.then(|| Condition {
            what: words(&choice.subject, values),
            place: choice.place.clone(),
            by_default: None,
        })
    })
}

/// The condition that was decided in every case, one way in the one group and the other way in the other.
fn by_one(on: &[&[Choice]], off: &[&[Choice]]) -> Option<(Condition, bool)> {
    let taken = |case: &[Choice], what: &str| {
        case.iter().find(|choice| choice.what == what).map(|choice| choice.taken == "true")
    };
    on.first()?.iter().find_map(|choice| {
        let holds = choice.taken == "true";
        let decides = on.iter().all(|case| taken(case, &choice.what) == Some(holds))
            && off.iter().all(|case| taken(case, &choice.what) == Some(!holds));
        let condition = || Condition { what: choice.what.clone(), place: choice.place.clone(), by_default: None };
        decides.then(|| (condition(), holds))
    })
}

/// Tells whether two cases can't both be, by what they state of one unknown.
fn differ(one: &[Choice], other: &[Choice], subject: &str) -> bool {
    let are_values =
        matches!((value_of(one, subject), value_of(other, subject)), (Some(one), Some(other)) if one != other);
    let of_subject = || one.iter().filter(|choice| choice.subject == subject);
    are_values
        || of_subject().any(|own| other.iter().any(|choice| choice.what == own.what && choice.taken != own.taken))
}

/// The value that an unknown has in a case.
fn value_of<'c>(case: &'c [Choice], subject: &str) -> Option<&'c str> {
    case.iter().filter(|choice| choice.subject == subject).find_map(value)
}

/// The value that a choice states. A condition that is itself the unknown has its own words, and no value.
fn value(choice: &Choice) -> Option<&str> {
    match &choice.stated {
        Stated::Is(value) if choice.taken == "true" => Some(value),
        _ => None,
    }
}

/// A condition on the values of an unknown, as Terraform writes it.
fn words(subject: &str, mut values: Vec<&str>) -> String {
    values.sort_unstable();
    values.dedup();
    let (of, subject) = subject.split_once(": ").map_or(("", subject), |(of, subject)| (of, subject));
    let of = if of.is_empty() { String::new() } else { format!("{of}: ") };
    match values.as_slice() {
        [only] => format!("{of}{subject} == {only}"),
        several => format!("{of}contains([{}], {subject})", several.join(", ")),
    }
}
