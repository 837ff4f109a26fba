//! A question made small before it is searched, by distributing the intersection of groups over their unions.
//!
//! A name that a pattern of every group matches is matched by all patterns of some choice, so that the choices can be
//! searched one by one. Patterns and choices that change no answer are left out, by their texts alone: a pattern that matches
//! nothing or that another one of its group covers, and a choice of patterns that no name can match together.
//!
//! **Cost**: comparing the patterns of a group with each glob among them, and a step for each choice. The choices are the product of
//! the groups' sizes at worst, and limited.

use std::collections::BTreeSet;

use super::pattern::Pattern;

/// The most choices a search starts from.
const MAX_CHOICES: usize = 300_000;

/// Choice of one pattern of each group, by their positions in the question.
pub(super) type Choice = Vec<usize>;

/// Question for a name that all patterns of one choice match, and none of `without`.
#[derive(Debug)]
pub(super) struct Question<'p> {
    /// All patterns involved, in order.
    pub(super) patterns: Vec<&'p Pattern>,
    pub(super) choices: Vec<Choice>,
    /// The patterns that must not match, by position.
    without: Vec<usize>,
}

impl<'p> Question<'p> {
    /// Reduces groups and patterns to avoid to the choices that matter.
    ///
    /// # Errors
    /// There are too many choices: the patterns of all groups.
    pub(super) fn of(within: &[&'p [Pattern]], without: &'p [Pattern]) -> Result<Self, Vec<Pattern>> {
        let (groups, without) = reduced(within, without);
        let mut patterns: Vec<_> = groups.iter().flatten().chain(&without).copied().collect();
        patterns.sort_unstable();
        patterns.dedup();
        let positions = |group: &[&Pattern]| -> Vec<usize> {
            group.iter().filter_map(|pattern| patterns.binary_search(pattern).ok()).collect()
        };
        let mut choices = vec![Choice::new()];
        for group in &groups {
            choices = extend(&choices, &positions(group), &patterns).ok_or_else(|| {
                let blame: BTreeSet<_> = groups.iter().flatten().copied().collect();
                blame.into_iter().cloned().collect::<Vec<_>>()
            })?;
        }
        let without = positions(&without);
        Ok(Self { patterns, choices, without })
    }

    /// Returns the patterns to avoid that may match a name of this choice; `None` if one of them matches all of its names.
    pub(super) fn obstacles(&self, choice: &[usize]) -> Option<Vec<usize>> {
        let mut obstacles = Vec::new();
        for &position in &self.without {
            let Some(other) = self.patterns.get(position) else {
                continue;
            };
            let mut chosen = choice.iter().filter_map(|&position| self.patterns.get(position));
            if chosen.clone().any(|pattern| pattern.within(other) == Some(true)) {
                return None;
            }
            if chosen.all(|pattern| pattern.may_meet(other)) {
                obstacles.push(position);
            }
        }
        Some(obstacles)
    }
}

/// Leaves out of the groups, and of the patterns to avoid, all that changes no answer.
fn reduced<'p>(within: &[&'p [Pattern]], without: &'p [Pattern]) -> (Vec<Vec<&'p Pattern>>, Vec<&'p Pattern>) {
    // The pattern of a group of one has to match every name: a pattern that can't meet it changes nothing.
    let singles = within.iter().filter_map(|group| if let [one] = group { Some(one) } else { None });
    let singles: Vec<&Pattern> = singles.collect();
    let meeting = |group: &'p [Pattern]| -> Vec<&'p Pattern> {
        group.iter().filter(|pattern| singles.iter().all(|single| pattern.may_meet(single))).collect()
    };
    let without = widest(meeting(without));
    let is_lost = |pattern: &&Pattern| without.iter().any(|other| pattern.within(other) == Some(true));
    let groups: Vec<_> = within.iter().map(|group| widest(meeting(group))).collect();
    let groups = groups.into_iter().map(|group| group.into_iter().filter(|one| !is_lost(one)).collect());
    (groups.collect(), without)
}

/// Returns the patterns of a group that match something and that no other one covers, in order.
fn widest(group: Vec<&Pattern>) -> Vec<&Pattern> {
    let mut group: Vec<_> = group.into_iter().filter(|pattern| !pattern.is_void()).collect();
    group.sort_unstable();
    group.dedup();
    // A single name covers no other.
    let globs: Vec<_> = group.iter().enumerate().filter(|(_, pattern)| !pattern.is_name()).collect();
    let covers = |one: &Pattern, two: &Pattern| two.within(one) == Some(true);
    let is_spare = |position: usize, pattern: &Pattern| {
        globs.iter().any(|&(other_position, other)| {
            other_position != position
                && covers(other, pattern)
                && (other_position < position || !covers(pattern, other))
        })
    };
    let kept = group.iter().enumerate().filter(|(position, pattern)| !is_spare(*position, pattern));
    kept.map(|(_, pattern)| *pattern).collect()
}

/// Adds one pattern of one more group to each choice; `None` where they become too many. A choice that has all of
/// another one's patterns and more is left out where the other is a single one.
fn extend(choices: &[Choice], group: &[usize], patterns: &[&Pattern]) -> Option<Vec<Choice>> {
    let mut extended = BTreeSet::new();
    for choice in choices {
        extended.extend(group.iter().filter_map(|&position| join(choice, position, patterns)));
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
    let is_needed = |choice: &Choice| choice.len() == 1 || !choice.iter().any(|position| singles.contains(position));
    Some(extended.into_iter().filter(is_needed).collect())
}

/// Adds a pattern to a choice, and drops those that it makes superfluous; `None` where no name matches all.
fn join(choice: &[usize], position: usize, patterns: &[&Pattern]) -> Option<Choice> {
    let added = patterns.get(position)?;
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
    joined.push(position);
    joined.sort_unstable();
    joined.dedup();
    Some(joined)
}
