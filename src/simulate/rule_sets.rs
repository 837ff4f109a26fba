//! Sets of rules by their numbers: the model only asks whether two are the same.

use std::collections::BTreeSet;

use super::aws::RulesId;
use crate::registry::Rule;

/// Sets of rules that the model tells apart; the number of a set is its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuleSets {
    sets: Vec<BTreeSet<Rule>>,
}

impl RuleSets {
    /// Makes the two sets that AWS itself may put, at the numbers that [`RulesId`] has for them.
    pub(super) fn new() -> Self {
        Self { sets: vec![BTreeSet::new(), BTreeSet::from([Rule::everything_continuously()])] }
    }

    /// Returns the number of a set, a new one if it has none.
    pub(super) fn number(&mut self, rules: &BTreeSet<Rule>) -> RulesId {
        let known = self.sets.iter().position(|set| set == rules);
        let number = known.unwrap_or_else(|| {
            self.sets.push(rules.clone());
            self.sets.len() - 1
        });
        RulesId(u16::try_from(number).unwrap_or(u16::MAX))
    }

    /// Returns the number that stands for rules of somebody else: none of the known sets.
    pub(super) fn foreign(&self) -> RulesId {
        RulesId(u16::try_from(self.sets.len()).unwrap_or(u16::MAX))
    }

    /// Returns the set of a number; `None` for somebody else's.
    pub(super) fn rules(&self, number: RulesId) -> Option<&BTreeSet<Rule>> {
        self.sets.get(usize::from(number.0))
    }
}
