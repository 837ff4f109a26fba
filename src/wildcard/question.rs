//! A question made small before it is searched.
//!
//! Takes the groups a name must be matched by and the patterns it must not be matched by, gives
//! the ways to choose one pattern of each group. Exact: what it leaves out (patterns that match
//! nothing, that another one covers, choices that cannot meet) changes no answer.

use std::collections::BTreeSet;

use super::pattern::Pattern;

/// The most choices a search starts from.
const MAX_CHOICES: usize = 300_000;

/// A choice of patterns, one of each group, by their positions in the question.
pub(super) type Choice = Vec<usize>;

/// A question: is there a name all patterns of one choice match, and none of `without`?
#[derive(Debug)]
pub(super) struct Question<'p> {
    /// The patterns spoken of, in order.
    pub(super) patterns: Vec<&'p Pattern>,
    /// The choices.
    pub(super) choices: Vec<Choice>,
    /// The patterns that must not match, by position.
    without: Vec<usize>,
}

impl<'p> Question<'p> {
    /// The question with all that does not matter left out.
    ///
    /// # Errors
    ///
    /// The patterns of all groups, where there are too many ways to choose from them.
    pub(super) fn of(within: &[&'p [Pattern]], without: &'p [Pattern]) -> Result<Self, Vec<Pattern>> {
        // What can't meet a pattern that every name has to match changes nothing.
        let singles = within.iter().filter_map(|group| if let [one] = group { Some(one) } else { None });
        let singles: Vec<&Pattern> = singles.collect();
        let meeting = |group: &'p [Pattern]| -> Vec<&'p Pattern> {
            group.iter().filter(|pattern| singles.iter().all(|single| pattern.may_meet(single))).collect()
        };
        let without = widest(meeting(without));
        let is_lost = |pattern: &&Pattern| without.iter().any(|other| pattern.within(other) == Some(true));
        let groups: Vec<_> = within.iter().map(|group| widest(meeting(group))).collect();
        let groups = groups.into_iter().map(|group| group.into_iter().filter(|one| !is_lost(one)).collect());
        let groups: Vec<Vec<&Pattern>> = groups.collect();
        let mut patterns: Vec<_> = groups.iter().flatten().chain(&without).copied().collect();
        patterns.sort_unstable();
        patterns.dedup();
        let places = |group: &[&Pattern]| -> Vec<usize> {
            group.iter().filter_map(|pattern| patterns.binary_search(pattern).ok()).collect()
        };
        let mut choices = vec![Choice::new()];
        for group in &groups {
            choices = extend(&choices, &places(group), &patterns).ok_or_else(|| {
                let blame: BTreeSet<_> = groups.iter().flatten().copied().collect();
                blame.into_iter().cloned().collect::<Vec<_>>()
            })?;
        }
        let without = places(&without);
        Ok(Self { patterns, choices, without })
    }

    /// The patterns that matter of those that must not match a name of this choice; `None` where
    /// one of them surely matches it.
    pub(super) fn obstacles(&self, choice: &[usize]) -> Option<Vec<usize>> {
        let mut obstacles = Vec::new();
        for &place in &self.without {
            let Some(other) = self.patterns.get(place) else {
                continue;
            };
            let mut chosen = choice.iter().filter_map(|&place| self.patterns.get(place));
            if chosen.clone().any(|pattern| pattern.within(other) == Some(true)) {
                return None;
            }
            if chosen.all(|pattern| pattern.may_meet(other)) {
                obstacles.push(place);
            }
        }
        Some(obstacles)
    }
}

/// The patterns of a group that match something and that no other one covers, in order.
fn widest(group: Vec<&Pattern>) -> Vec<&Pattern> {
    let mut group: Vec<_> = group.into_iter().filter(|pattern| !pattern.is_void()).collect();
    group.sort_unstable();
    group.dedup();
    let covers = |one: &Pattern, two: &Pattern| two.within(one) == Some(true);
    let is_spare = |place: usize, pattern: &Pattern| {
        group.iter().enumerate().any(|(other_place, other)| {
            other_place != place && covers(other, pattern) && (other_place < place || !covers(pattern, other))
        })
    };
    let kept = group.iter().enumerate().filter(|(place, pattern)| !is_spare(*place, pattern));
    kept.map(|(_, pattern)| *pattern).collect()
}

/// The choices with one pattern of one more group each; `None` where they are too many. A choice
/// that has all of another one's patterns and more is left out where the other is a single one.
fn extend(choices: &[Choice], group: &[usize], patterns: &[&Pattern]) -> Option<Vec<Choice>> {
    let mut extended = BTreeSet::new();
    for choice in choices {
        extended.extend(group.iter().filter_map(|&place| join(choice, place, patterns)));
        if extended.len() > MAX_CHOICES {
            return None;
        }
    }
    let singles: BTreeSet<usize> = extended
        .iter()
        .filter_map(|choice| match choice.as_slice() {
            &[single] => Some(single),
            _ => None,
        })
        .collect();
    let is_needed = |choice: &Choice| choice.len() == 1 || !choice.iter().any(|place| singles.contains(place));
    Some(extended.into_iter().filter(is_needed).collect())
}

/// A choice with one more pattern, without those that it makes superfluous; `None` where no name
/// matches all.
fn join(choice: &[usize], place: usize, patterns: &[&Pattern]) -> Option<Choice> {
    let added = patterns.get(place)?;
    let mut joined = Choice::new();
    for &other in choice {
        let pattern = patterns.get(other)?;
        if !pattern.may_meet(added) {
            return None;
        }
        if pattern.within(added) == Some(true) {
            return Some(choice.to_vec());
        }
        if added.within(pattern) != Some(true) {
            joined.push(other);
        }
    }
    joined.push(place);
    joined.sort_unstable();
    joined.dedup();
    Some(joined)
}
