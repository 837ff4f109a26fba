//! The names that have a level on one side, and another on the other side, as a question to the engine.

use super::rules::StateRules;
use crate::registry::Coverage;
use crate::registry::Frequency;
use crate::wildcard::{Answer, Pattern, find_within};

/// The names matched by one of each of `within`, and by none of `without`.
#[derive(Debug, Clone)]
pub(super) struct Class {
    within: Vec<Vec<Pattern>>,
    without: Vec<Pattern>,
}

impl Class {
    /// The names that have a level.
    pub(super) fn of(rules: &StateRules, level: Coverage) -> Self {
        let continuous = rules.patterns(Frequency::ContinuousScan);
        let on_push = rules.patterns(Frequency::ScanOnPush);
        match level {
            Coverage::Continuous => Self { within: vec![continuous], without: Vec::new() },
            Coverage::OnPush => Self { within: vec![on_push], without: continuous },
            Coverage::Unmatched => Self { within: Vec::new(), without: [continuous, on_push].concat() },
        }
    }

    /// The names in both.
    pub(super) fn and(self, other: Self) -> Self {
        let within = self.within.into_iter().chain(other.within).collect();
        Self { within, without: [self.without, other.without].concat() }
    }

    /// Those of the names that match a pattern. It stands first, so that the engine only combines what meets it.
    pub(super) fn matching(mut self, pattern: &Pattern) -> Self {
        self.within.insert(0, vec![pattern.clone()]);
        self
    }

    /// The first of the names, the shortest, for that much work.
    pub(super) fn first_name(&self, work: usize) -> Answer<Option<String>> {
        let within: Vec<&[Pattern]> = self.within.iter().map(Vec::as_slice).collect();
        find_within(work, &within, &self.without)
    }

    /// Every pattern of the question.
    pub(super) fn into_patterns(self) -> Vec<Pattern> {
        self.within.into_iter().flatten().chain(self.without).collect()
    }
}
