//! One verdict of many: of several places in one way, and of all ways.

use std::collections::BTreeSet;

use super::{Taken, Way};
use crate::simulate::verdict::Verdict;

/// The verdict on two places that have nothing to do with each other.
pub(super) fn both(one: Verdict, other: Verdict) -> Verdict {
    let settles = match (one.settles, other.settles) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    let applies = one.applies_to_settle.max(other.applies_to_settle).filter(|_| settles == Some(true));
    Verdict {
        settles,
        applies_to_settle: applies,
        depends_on: merged(one.depends_on, other.depends_on),
        refused: one.refused.or(other.refused),
        cycle: one.cycle.or(other.cycle),
        choices: Vec::new(),
        starts: one.starts + other.starts,
        notes: merged(one.notes, other.notes),
    }
}

fn merged<T: Ord>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
    one.extend(other);
    one.sort();
    one.dedup();
    one
}

/// The verdict on all ways: where they differ, it depends on what makes the difference.
pub(super) fn verdict(ways: Vec<Way>) -> Verdict {
    let key = |way: &Way| (way.verdict.settles, way.verdict.refused.is_some());
    let Some(first) = ways.first().map(key) else { return Verdict::nothing() };
    let is_same = ways.iter().all(|way| key(way) == first);
    let decisive = decisive(&ways);
    let mut ways = ways;
    // The way to show is the one that breaks it.
    ways.sort_by_key(|way| (way.verdict.cycle.is_none(), way.verdict.refused.is_none()));
    let choices = ways.first().map(|way| way.taken.clone()).unwrap_or_default();
    let mut verdicts = ways.into_iter().map(|way| way.verdict);
    let shown = verdicts.next().unwrap_or_else(Verdict::nothing);
    let mut joined = shown.clone();
    for other in verdicts {
        joined.starts += other.starts;
        joined.applies_to_settle = joined.applies_to_settle.max(other.applies_to_settle);
        joined.depends_on = merged(joined.depends_on, other.depends_on);
        joined.notes = merged(joined.notes, other.notes);
    }
    if is_same {
        return joined;
    }
    let depends_on = merged(joined.depends_on, decisive.iter().cloned().collect());
    let choices = choices.into_iter().filter(|taken| decisive.contains(&taken.what)).collect();
    Verdict { settles: None, applies_to_settle: None, depends_on, choices, ..joined }
}

/// What the verdict depends on: what differs between two ways with different verdicts that are as alike as can be.
fn decisive(ways: &[Way]) -> BTreeSet<String> {
    let mut fewest: Vec<BTreeSet<&str>> = Vec::new();
    for (index, one) in ways.iter().enumerate() {
        for other in ways.iter().skip(index + 1) {
            if one.verdict.settles != other.verdict.settles || one.verdict.refused != other.verdict.refused {
                fewest.push(differing(&one.taken, &other.taken));
            }
        }
    }
    let least = fewest.iter().map(BTreeSet::len).min().unwrap_or_default();
    fewest.into_iter().filter(|names| names.len() == least).flatten().map(str::to_owned).collect()
}

fn differing<'t>(one: &'t [Taken], other: &'t [Taken]) -> BTreeSet<&'t str> {
    let only = |these: &'t [Taken], those: &'t [Taken]| {
        these.iter().filter(|taken| !those.contains(taken)).map(|taken| taken.what.as_str()).collect::<Vec<_>>()
    };
    only(one, other).into_iter().chain(only(other, one)).collect()
}
