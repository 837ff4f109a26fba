//! The rules of a release state as sets of names, and the frequency that a name has under them.

use std::collections::BTreeMap;

use crate::plan::{PlannedFilter, State};
use crate::registry::{Coverage, Frequency, Rule, ScanType};
use crate::wildcard::Pattern;

/// The filters of a state's rules.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StateRules {
    pub state: ScanType,
    continuous: Vec<NamedFilter>,
    on_push: Vec<NamedFilter>,
}

/// A filter, and what it was written for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct NamedFilter {
    /// The filter as ECR reads it.
    pub(super) pattern: Pattern,
    /// The policy's entry that it stands for, where that is known and one.
    pub(super) entry: Option<String>,
}

impl NamedFilter {
    /// Tells whether it matches more than the entry that it was written for.
    pub(super) fn is_anchored(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| Pattern::glob(entry) != self.pattern)
    }
}

impl StateRules {
    /// A state without rules.
    pub fn none(state: ScanType) -> Self {
        Self { state, continuous: Vec::new(), on_push: Vec::new() }
    }

    /// The rules of a plan's state.
    pub fn planned(state: State<'_>) -> Self {
        let mut rules = Self::none(state.scan_type());
        for rule in state.rules() {
            *rules.of_mut(rule.frequency) = rule.filters.iter().map(planned).collect();
        }
        rules
    }

    /// The rules that a module's text has in a state, with the entries that are known to be behind filters; `None` where
    /// a rule has a frequency that AWS does not know.
    pub(crate) fn emitted(emitted: &[Rule], state: ScanType, entries: &BTreeMap<String, String>) -> Option<Self> {
        let mut rules = Self::none(state);
        for rule in emitted {
            let frequency = Frequency::parse(&rule.frequency)?;
            let written =
                |text: &String| NamedFilter { pattern: Pattern::filter(text), entry: entries.get(text).cloned() };
            rules.of_mut(frequency).extend(rule.filters.iter().map(written));
        }
        Some(rules)
    }

    pub(super) fn patterns(&self, frequency: Frequency) -> Vec<Pattern> {
        self.of(frequency).iter().map(|rule| rule.pattern.clone()).collect()
    }

    /// The filters that make names have a level; none for the unmatched.
    pub(super) fn rules(&self, level: Coverage) -> &[NamedFilter] {
        match level {
            Coverage::Unmatched => &[],
            Coverage::OnPush => &self.on_push,
            Coverage::Continuous => &self.continuous,
        }
    }

    /// The level of a name, by the plain matcher.
    pub fn level(&self, name: &str) -> Coverage {
        let matches = |rules: &[NamedFilter]| rules.iter().any(|rule| rule.pattern.matches(name));
        if matches(&self.continuous) {
            Coverage::Continuous
        } else if matches(&self.on_push) {
            Coverage::OnPush
        } else {
            Coverage::Unmatched
        }
    }

    /// The level of a name, and the filter that gives it: the first that matches.
    pub fn deciding(&self, name: &str) -> (Coverage, Option<&str>) {
        let first = |level| self.rules(level).iter().find(|rule| rule.pattern.matches(name));
        let decided =
            [Coverage::Continuous, Coverage::OnPush].into_iter().find_map(|level| Some((level, first(level)?)));
        decided.map_or((Coverage::Unmatched, None), |(level, rule)| (level, Some(rule.pattern.as_str())))
    }

    /// The filters of a level, as AWS gets them, each with the policy's entry that it stands for, where that is known;
    /// none for the unmatched.
    pub fn filters(&self, level: Coverage) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.rules(level).iter().map(|rule| (rule.pattern.as_str(), rule.entry.as_deref()))
    }

    fn of(&self, frequency: Frequency) -> &[NamedFilter] {
        match frequency {
            Frequency::ContinuousScan => &self.continuous,
            Frequency::ScanOnPush => &self.on_push,
        }
    }

    fn of_mut(&mut self, frequency: Frequency) -> &mut Vec<NamedFilter> {
        match frequency {
            Frequency::ContinuousScan => &mut self.continuous,
            Frequency::ScanOnPush => &mut self.on_push,
        }
    }
}

fn planned(filter: &PlannedFilter) -> NamedFilter {
    let text = filter.filter.as_str();
    let entry = match filter.stands_for.as_slice() {
        [] => Some(text),
        [entry] => Some(entry.as_str()),
        _ => None,
    };
    NamedFilter { pattern: Pattern::filter(text), entry: entry.map(str::to_owned) }
}
