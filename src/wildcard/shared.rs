//! Questions about patterns within a [`Budget`], which names that are made of the texts answer before any search.
//!
//! A search over two patterns of 240 characters takes a millisecond and more, and a policy compares each of its globs with
//! each. Nearly all of these are answered by less: a name that is put together of the literals shows that two patterns meet,
//! one that is made by filling the stars shows that another does not cover it, and the literals that a common text needs
//! show that it is too long for a name. Whatever these leave open is searched, as long as the budget lasts.

use std::slice::from_ref;

use super::answer::Answer;
use super::budget::Budget;
use super::grammar::{MAX_NAME, is_repository_name};
use super::pattern::Pattern;
use super::search::{MAX_WORK, find_counted};
use super::subsequence::longest_common;

/// Characters that a text is compared at in one step.
const COMPARED_PER_STEP: usize = 8;

/// Characters of patterns that are held against each other in one step: most differ in how many they have, or in which.
const SEEN_PER_STEP: usize = 32;

/// Fillings of the stars of a pattern: nothing, then a letter or digit that few names begin with, then the others.
const FILLINGS: [&str; 37] = [
    "", "x", "q", "z", "0", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "v", "w", "y", "1", "2", "3", "4", "5", "6", "7", "8", "9",
];

/// Returns what [`find`](super::find) does, as long as the budget lasts.
pub(crate) fn find_in(budget: &Budget, within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    if !budget.spend(comparisons(within, without)) || budget.left() == 0 {
        return Answer::TooHard { blame: within.iter().copied().flatten().take(1).cloned().collect() };
    }
    let (answer, work) = find_counted(budget.left().min(MAX_WORK), within, without);
    budget.spend(work);
    answer
}

/// Returns the work of comparing the patterns of a question with each other, by which it is made small.
fn comparisons(within: &[&[Pattern]], without: &[Pattern]) -> usize {
    let patterns = || within.iter().copied().chain([without]).flatten();
    let globs = patterns().filter(|pattern| !pattern.is_name()).count();
    let length = patterns().map(|pattern| pattern.spelled().len()).sum::<usize>();
    (patterns().count() + length / SEEN_PER_STEP).saturating_mul(globs + 1)
}

/// Tells whether some name matches both patterns.
pub(crate) fn meets_in(budget: &Budget, one: &Pattern, other: &Pattern) -> Answer<bool> {
    if !one.may_meet(other) || one.is_void() || other.is_void() {
        return decided(budget, 1, false);
    }
    let (mine, theirs) = (one.spelled().len(), other.spelled().len());
    if common(one, other).is_some() {
        return decided(budget, 1 + (mine + theirs) / 2, true);
    }
    let shared = longest_common(one.literals(), other.literals());
    if one.literals().count() + other.literals().count() - shared > MAX_NAME {
        return decided(budget, mine + theirs, false);
    }
    budget.spend(mine + theirs);
    find_in(budget, &[from_ref(one), from_ref(other)], &[]).map(|name| name.is_some())
}

/// Returns the first name that both patterns match; where that takes too long, a name that is made of their literals.
pub(crate) fn overlap_in(budget: &Budget, one: &Pattern, other: &Pattern) -> Option<String> {
    find_in(budget, &[from_ref(one), from_ref(other)], &[]).exact().unwrap_or_else(|| common(one, other))
}

/// Puts the literals of both together to a name that both match, if they make one.
fn common(one: &Pattern, other: &Pattern) -> Option<String> {
    Some(one.blend(other)).filter(|name| is_repository_name(name) && one.matches(name) && other.matches(name))
}

/// Tells whether every name that `one` matches is matched by `other`.
pub(crate) fn is_subset_in(budget: &Budget, one: &Pattern, other: &Pattern) -> Answer<bool> {
    if let Some(is_within) = one.within(other) {
        let compared = if one.head() == other.head() { one.spelled().len() / COMPARED_PER_STEP } else { 0 };
        return decided(budget, 1 + compared, is_within);
    }
    is_covered_in(budget, one, from_ref(other))
}

/// Tells whether every name that a pattern matches is matched by one of the others.
pub(crate) fn is_covered_in(budget: &Budget, pattern: &Pattern, others: &[Pattern]) -> Answer<bool> {
    for name in FILLINGS.iter().map(|filling| pattern.filled(filling)).filter(|name| is_repository_name(name)) {
        let compared = others.iter().take_while(|other| !other.matches(&name)).count();
        if !budget.spend((compared + 1) * (1 + name.len() / COMPARED_PER_STEP)) {
            break;
        }
        if compared == others.len() {
            return Answer::Exact(false);
        }
    }
    find_in(budget, &[from_ref(pattern)], others).map(|name| name.is_none())
}

/// An answer that the texts gave, if there was still as much to spend.
fn decided(budget: &Budget, work: usize, answer: bool) -> Answer<bool> {
    if budget.spend(work) { Answer::Exact(answer) } else { Answer::TooHard { blame: Vec::new() } }
}

#[cfg(test)]
mod tests {
    use super::super::relation::{is_subset, meets};
    use super::*;
    use proptest::prelude::*;

    /// Globs of few characters, so that they meet and cover each other; long ones, which no name has room for; and ones that
    /// mention every letter.
    fn glob() -> impl Strategy<Value = Pattern> {
        let short = "[ab*/-]{1,9}";
        let long = "\\*([ab]{1,9}\\*){20,40}";
        let pangram = "[ab*]{0,3}\\*abcdefghijklmnopqrstuvwxyz0123456789\\*[ab*]{0,3}";
        prop_oneof![4 => short, 1 => long, 1 => pangram].prop_map(|text| Pattern::glob(&text))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_shared_budget_changes_no_answer(one in glob(), other in glob(), third in glob(), work in 0_usize..4_000) {
            for budget in [Budget::new(usize::MAX), Budget::new(work)] {
                let is_exact = budget.left() == usize::MAX;
                let holds = |answer: Answer<bool>, truth: bool| match answer {
                    Answer::Exact(answer) => answer == truth,
                    Answer::TooHard { .. } => !is_exact,
                };
                prop_assert!(holds(meets_in(&budget, &one, &other), meets(&one, &other)), "{one:?} {other:?}");
                prop_assert!(holds(is_subset_in(&budget, &one, &other), is_subset(&one, &other)), "{one:?} {other:?}");
                let others = [other.clone(), third.clone()];
                let left = super::super::find(&[from_ref(&one)], &others);
                let is_covered = left == Answer::Exact(None);
                prop_assert!(holds(is_covered_in(&budget, &one, &others), is_covered), "{one:?} {others:?}");
                if let Some(name) = overlap_in(&budget, &one, &other) {
                    prop_assert!(is_repository_name(&name) && one.matches(&name) && other.matches(&name), "{name}");
                }
            }
        }
    }

    #[test]
    fn what_nothing_is_left_for_is_not_answered() {
        let (one, other) = (Pattern::glob("*a*"), Pattern::glob("*b*"));
        let budget = Budget::new(0);
        assert!(matches!(meets_in(&budget, &one, &other), Answer::TooHard { .. }));
        assert!(matches!(is_subset_in(&budget, &one, &other), Answer::TooHard { .. }));
        assert!(matches!(is_covered_in(&budget, &one, from_ref(&other)), Answer::TooHard { .. }));
        assert!(matches!(find_in(&budget, &[from_ref(&one)], &[]), Answer::TooHard { .. }));
    }
}
