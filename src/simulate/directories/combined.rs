//! One verdict from the outcomes of all combinations of unknowns.

use std::collections::BTreeSet;

use super::outcome::Outcome;
use crate::simulate::assumed::Assumed;
use crate::simulate::verdict::{By, NOTHING, Verdict, merged};

/// Combines all outcomes: if they differ, the verdict depends on the unknowns that make the difference. Where the provider
/// refuses some values when it plans, nothing is applied, and the verdict is on the others.
pub(super) fn verdict(outcomes: Vec<Outcome>) -> Verdict {
    let (refused, applied): (Vec<Outcome>, Vec<Outcome>) = outcomes.into_iter().partition(is_refused);
    if applied.is_empty() {
        return of_applied(refused);
    }
    let notes = refused.iter().filter_map(|outcome| note(outcome, &applied)).collect();
    let mut verdict = of_applied(applied);
    verdict.notes = merged(verdict.notes, notes);
    verdict
}

fn is_refused(outcome: &Outcome) -> bool {
    outcome.verdict.refused.as_ref().is_some_and(|refused| refused.by == By::Provider)
}

/// Says which values are refused: those in which the outcome differs from the applied one that is most like it.
fn note(outcome: &Outcome, applied: &[Outcome]) -> Option<String> {
    let refused = outcome.verdict.refused.as_ref()?;
    let own = |other: &&Outcome| outcome.assumed.iter().filter(|one| !other.assumed.contains(one)).count();
    let nearest = applied.iter().min_by_key(own)?;
    let own: Vec<String> = outcome
        .assumed
        .iter()
        .filter(|one| !nearest.assumed.contains(one))
        .map(|one| format!("`{}` is {}", one.what, one.taken))
        .collect();
    Some(format!("where {}, the provider refuses to plan: {}", own.join(" and "), refused.message))
}

fn of_applied(mut outcomes: Vec<Outcome>) -> Verdict {
    let key = |outcome: &Outcome| (outcome.verdict.settles, outcome.verdict.refused.is_some());
    let Some(first) = outcomes.first().map(key) else { return Verdict::nothing() };
    let is_same = outcomes.iter().all(|outcome| key(outcome) == first);
    without_nothing(&mut outcomes);
    let decisive = decisive(&outcomes);
    // The outcome to show is one with a cycle, or else with a refusal.
    outcomes.sort_by_key(|outcome| (outcome.verdict.cycle.is_none(), outcome.verdict.refused.is_none()));
    let assumed = outcomes.first().map(|outcome| outcome.assumed.clone()).unwrap_or_default();
    let mut verdicts = outcomes.into_iter().map(|outcome| outcome.verdict);
    let mut combined = verdicts.next().unwrap_or_else(Verdict::nothing);
    for other in verdicts {
        combined.starts += other.starts;
        combined.applies_to_settle = combined.applies_to_settle.max(other.applies_to_settle);
        combined.depends_on = merged(combined.depends_on, other.depends_on);
        combined.notes = merged(combined.notes, other.notes);
    }
    if is_same {
        return combined;
    }
    let depends_on = merged(combined.depends_on, decisive.iter().cloned().collect());
    let choices = assumed.into_iter().filter(|assumed| decisive.contains(&assumed.what)).collect();
    Verdict { settles: None, applies_to_settle: None, depends_on, choices, ..combined }
}

/// Takes out the remark that there is nothing, which is not so as long as there is something in one of the outcomes.
fn without_nothing(outcomes: &mut [Outcome]) {
    let is_nothing = |note: &String| note == NOTHING;
    if outcomes.iter().any(|outcome| !outcome.verdict.notes.iter().any(is_nothing)) {
        outcomes.iter_mut().for_each(|outcome| outcome.verdict.notes.retain(|note| !is_nothing(note)));
    }
}

/// Returns the unknowns that make the difference: those in which two outcomes with different verdicts differ that are as
/// alike as can be. It compares each two outcomes.
fn decisive(outcomes: &[Outcome]) -> BTreeSet<String> {
    let mut differences: Vec<BTreeSet<&str>> = Vec::new();
    for (index, one) in outcomes.iter().enumerate() {
        for other in outcomes.iter().skip(index + 1) {
            if one.verdict.settles != other.verdict.settles || one.verdict.refused != other.verdict.refused {
                differences.push(differing(&one.assumed, &other.assumed));
            }
        }
    }
    let least = differences.iter().map(BTreeSet::len).min().unwrap_or_default();
    differences.into_iter().filter(|names| names.len() == least).flatten().map(str::to_owned).collect()
}

fn differing<'a>(one: &'a [Assumed], other: &'a [Assumed]) -> BTreeSet<&'a str> {
    let only = |these: &'a [Assumed], those: &'a [Assumed]| {
        these.iter().filter(|this| !those.contains(this)).map(|this| this.what.as_str()).collect::<Vec<_>>()
    };
    only(one, other).into_iter().chain(only(other, one)).collect()
}
