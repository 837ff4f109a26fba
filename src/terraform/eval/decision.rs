//! A decision: how something unknown is taken to be.

use super::bounds::Bounds;
use super::resource::{Choice, Stated};
use super::typed_value::{Roots, TypedValue, UnknownRef};
use super::whole::Whole;
use crate::hcl::Operator;
use crate::source::Place;

/// Something unknown, and how it is taken to be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    /// Condition that is decided.
    pub(crate) what: UnknownRef,
    /// Place of the unknown.
    pub(crate) place: Place,
    pub(crate) is_true: bool,
    /// Unknown that the condition is about; the condition itself if nothing is known of what it is made of.
    pub(crate) subject: UnknownRef,
    /// Relation of the subject to a known value that the condition states.
    pub(crate) relation: Option<Relation>,
    /// Unknowns of the configuration that the subject depends on.
    pub(crate) roots: Roots,
    /// True if all that is decided is whether a collection has any elements.
    pub(crate) is_of_existence: bool,
}

/// Relation of something unknown to a known value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Relation {
    /// It is the value.
    Is(TypedValue),
    /// It is a collection that has the value.
    Has(TypedValue),
    /// It is in this order to the number.
    Order(Operator, Whole),
}

impl Decision {
    /// Returns the choice for everybody else.
    pub(super) fn choice(&self) -> Choice {
        let words = |value: &TypedValue| value.words().unwrap_or_else(|| self.place.text().to_owned());
        let stated = match &self.relation {
            Some(Relation::Is(value)) => Stated::Is(words(value)),
            Some(Relation::Has(value)) => Stated::Has(words(value)),
            Some(Relation::Order(..)) | None => Stated::Nothing,
        };
        Choice {
            what: self.what.to_string(),
            taken: self.is_true.to_string(),
            place: self.place.clone(),
            is_of_existence: self.is_of_existence,
            subject: self.subject.to_string(),
            stated,
        }
    }
}

/// Returns the value that an unknown was decided to have.
pub(super) fn value_of<'d>(decided: &'d [Decision], what: &UnknownRef) -> Option<&'d TypedValue> {
    decided.iter().filter(|decision| decision.is_true && decision.subject == *what).find_map(|decision| match &decision
        .relation
    {
        Some(Relation::Is(value)) => Some(value),
        _ => None,
    })
}

/// Returns the values that an unknown was decided not to have.
pub(super) fn excluded_of<'d>(decided: &'d [Decision], what: &'d UnknownRef) -> impl Iterator<Item = TypedValue> + 'd {
    let others = decided.iter().filter(|decision| !decision.is_true && decision.subject == *what);
    others.filter_map(|decision| match &decision.relation {
        Some(Relation::Is(value)) => Some(value.clone()),
        _ => None,
    })
}

/// Tells whether an unknown was decided not to be a value.
pub(super) fn is_excluded(decided: &[Decision], what: &UnknownRef, value: &TypedValue) -> bool {
    excluded_of(decided, what).any(|other| other == *value)
}

/// Returns the numbers that an unknown can be by what was decided of it.
pub(super) fn bounds_of(decided: &[Decision], what: &UnknownRef, start: Bounds) -> Bounds {
    decided.iter().filter(|decision| decision.subject == *what).fold(start, |bounds, decision| {
        match (&decision.relation, decision.is_true) {
            (Some(Relation::Order(operator, number)), true) => bounds.and(*operator, *number),
            (Some(Relation::Order(operator, number)), false) => bounds.and(operator.negated(), *number),
            (Some(Relation::Is(TypedValue::Number(number))), false) => bounds.and(Operator::NotEqual, *number),
            _ => bounds,
        }
    })
}

/// Tells whether some values of the unknowns certainly make all the decisions: each depends on an unknown, and no two are
/// about different things that depend on one. Where a decision depends on none, one of the two ways never occurs.
pub(super) fn are_possible(decided: &[Decision]) -> bool {
    decided.iter().enumerate().all(|(index, one)| {
        let others = decided.iter().skip(index + 1);
        let is_free =
            others.filter(|other| other.subject != one.subject).all(|other| !overlap(&one.roots, &other.roots));
        is_free && !one.roots.is_empty()
    })
}

/// Tells whether an unknown, or a part of it, is among others.
fn overlap(some: &Roots, others: &Roots) -> bool {
    some.iter().any(|one| others.iter().any(|other| one == other || is_part(one, other) || is_part(other, one)))
}

fn is_part(part: &UnknownRef, whole: &UnknownRef) -> bool {
    let rest = part.words.strip_prefix(&whole.words).filter(|_| part.of == whole.of);
    rest.is_some_and(|rest| rest.starts_with(['.', '[']))
}
