//! Relations of sets of patterns, each with the names that prove it, and questions with one answer.
//!
//! A relation takes three searches. Where one of them gives up, the others may still decide it; else the relation is
//! unknown.

use std::collections::BTreeSet;
use std::slice::from_ref;

use super::answer::Answer;
use super::grammar::is_repository_name;
use super::pattern::Pattern;
use super::search::find_within;

/// Kind of relation between the names that two sets of patterns match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RelationKind {
    /// Both match the same names.
    Equal,
    /// All names of the left are names of the right, which has more. The left may match none.
    Subset,
    /// All names of the right are names of the left, which has more. The right may match none.
    Superset,
    /// Some names are in both, some only in the left, some only in the right.
    Overlap,
    /// No name is in both, and each has some.
    Disjoint,
    /// Working it out takes too long.
    Unknown {
        /// The patterns the searches were at when their steps ran out, in order.
        blame: Vec<Pattern>,
    },
}

/// Relation of two sets with the names that prove it. Each name is the first of its kind: the shortest, then in byte order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    /// A name that only the left set matches.
    pub only_left: Option<String>,
    /// A name that only the right set matches.
    pub only_right: Option<String>,
    /// A name that both sets match. Where finding the first takes too long, it is the first of one pattern of each set.
    pub both: Option<String>,
}

/// The work for each of the three searches of a relation, in steps of about five nanoseconds.
const WORK: usize = 90_000_000;

/// Relates the names that any pattern of `left` matches to those of `right`.
#[must_use]
pub fn relate(left: &[Pattern], right: &[Pattern]) -> Relation {
    let both = in_both(left, right);
    // Where the sets do not meet, no name need be kept out of the other.
    let apart = both == Answer::Exact(None);
    let only = |set, other| find_within(WORK, &[set], if apart { &[] } else { other });
    let (only_left, only_right) = (only(left, right), only(right, left));
    Relation {
        kind: kind(&only_left, &only_right, &both),
        only_left: only_left.exact().flatten(),
        only_right: only_right.exact().flatten(),
        both: both.exact().flatten(),
    }
}

/// Finds the first name in both sets; where that takes too long, one of the two patterns with the shortest texts that may
/// meet, which most likely do.
fn in_both(left: &[Pattern], right: &[Pattern]) -> Witness {
    let first = find_within(WORK, &[left, right], &[]);
    if matches!(first, Answer::Exact(_)) {
        return first;
    }
    let pairs = left.iter().flat_map(|one| right.iter().map(move |two| (one, two)));
    let shortest = pairs
        .filter(|(one, two)| one.may_meet(two))
        .min_by_key(|&(one, two)| (one.spelled().len() + two.spelled().len(), one.min(two), one.max(two)));
    match shortest.and_then(|(one, two)| overlap(one, two)) {
        Some(name) => Answer::Exact(Some(name)),
        None => first,
    }
}

type Witness = Answer<Option<String>>;

fn kind(only_left: &Witness, only_right: &Witness, both: &Witness) -> RelationKind {
    let exists = |witness: &Witness| match witness {
        Answer::Exact(name) => Some(name.is_some()),
        Answer::TooHard { .. } => None,
    };
    match (exists(only_left), exists(only_right), exists(both)) {
        (Some(false), Some(false), _) => RelationKind::Equal,
        (Some(false), Some(true), _) => RelationKind::Subset,
        (Some(true), Some(false), _) => RelationKind::Superset,
        (Some(true), Some(true), Some(true)) => RelationKind::Overlap,
        (Some(true), Some(true), Some(false)) => RelationKind::Disjoint,
        _ => RelationKind::Unknown { blame: blame(&[only_left, only_right, both]) },
    }
}

fn blame(witnesses: &[&Witness]) -> Vec<Pattern> {
    let blamed = witnesses.iter().filter_map(|witness| match witness {
        Answer::Exact(_) => None,
        Answer::TooHard { blame } => Some(blame),
    });
    blamed.flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Tells whether every name that `one` matches is matched by `other`. Exact, and nearly always decided by the texts alone.
#[must_use]
pub fn is_subset(one: &Pattern, other: &Pattern) -> bool {
    one.within(other)
        .unwrap_or_else(|| find_within(UNLIMITED, &[from_ref(one)], from_ref(other)) == Answer::Exact(None))
}

/// Returns the first name that both patterns match, `None` where there is none. Exact.
#[must_use]
pub fn overlap(one: &Pattern, other: &Pattern) -> Option<String> {
    find_within(UNLIMITED, &[from_ref(one), from_ref(other)], &[]).exact().flatten()
}

/// Tells whether some name matches both patterns. Exact, and mostly decided by a name made of their literals.
#[must_use]
pub fn meets(one: &Pattern, other: &Pattern) -> bool {
    let name = one.blend(other);
    (is_repository_name(&name) && one.matches(&name) && other.matches(&name)) || overlap(one, other).is_some()
}

/// The work of a search over two patterns, without a limit: their product has some 400,000 states at most.
const UNLIMITED: usize = usize::MAX;

/// Tells whether the pattern matches no name at all, such as one longer than a name may be or one with `..` in it. Exact.
#[must_use]
pub fn is_empty(pattern: &Pattern) -> bool {
    pattern.is_void() || !pattern.is_ample() && find_within(UNLIMITED, &[from_ref(pattern)], &[]) == Answer::Exact(None)
}
