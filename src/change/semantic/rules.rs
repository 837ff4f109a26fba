//! The rules of a release state as sets of names, and the frequency that a name has under them.

use std::collections::BTreeMap;

use crate::plan::{Frequency, PlannedFilter, ScanType, State};
use crate::target::terraform::verify::EmittedRule;
use crate::wildcard::Pattern;

/// How often a repository is scanned, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No rule matches.
    Unmatched,
    /// On push.
    OnPush,
    /// Continuously; it wins where both rules match (image-scanning-filters of the ECR user guide).
    Continuous,
}

impl Level {
    /// Every level, from least to most.
    pub const ALL: [Self; 3] = [Self::Unmatched, Self::OnPush, Self::Continuous];

    /// The word for it: an unmatched repository is not scanned under ENHANCED and scanned by hand under BASIC.
    pub fn word(self, state: ScanType) -> &'static str {
        match (self, state) {
            (Self::Unmatched, ScanType::Enhanced) => "NONE",
            (Self::Unmatched, ScanType::Basic) => "MANUAL",
            (Self::OnPush, _) => Frequency::ScanOnPush.word(),
            (Self::Continuous, _) => Frequency::ContinuousScan.word(),
        }
    }
}

/// The filters of a state's rules.
#[derive(Debug, Clone)]
pub struct StateRules {
    /// Which state.
    pub state: ScanType,
    continuous: Vec<Rule>,
    on_push: Vec<Rule>,
}

/// A filter, and what it was written for.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// The filter as ECR reads it.
    pub(super) pattern: Pattern,
    /// The policy's entry that it stands for, where that is known and one.
    pub(super) entry: Option<String>,
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
    pub(crate) fn emitted(
        emitted: &[EmittedRule],
        state: ScanType,
        entries: &BTreeMap<String, String>,
    ) -> Option<Self> {
        let mut rules = Self::none(state);
        for rule in emitted {
            let frequency = Frequency::from_word(&rule.frequency)?;
            let written = |text: &String| Rule { pattern: Pattern::filter(text), entry: entries.get(text).cloned() };
            rules.of_mut(frequency).extend(rule.filters.iter().map(written));
        }
        Some(rules)
    }

    /// The patterns of a frequency.
    pub(super) fn patterns(&self, frequency: Frequency) -> Vec<Pattern> {
        self.of(frequency).iter().map(|rule| rule.pattern.clone()).collect()
    }

    /// The filters that make names have a level; none for the unmatched.
    pub(super) fn rules(&self, level: Level) -> &[Rule] {
        match level {
            Level::Unmatched => &[],
            Level::OnPush => &self.on_push,
            Level::Continuous => &self.continuous,
        }
    }

    /// The level of a name, by the plain matcher.
    pub fn level(&self, name: &str) -> Level {
        let matches = |rules: &[Rule]| rules.iter().any(|rule| rule.pattern.matches(name));
        if matches(&self.continuous) {
            Level::Continuous
        } else if matches(&self.on_push) {
            Level::OnPush
        } else {
            Level::Unmatched
        }
    }

    /// The level of a name, and the filter that gives it: the first that matches.
    pub fn deciding(&self, name: &str) -> (Level, Option<&str>) {
        let first = |level| self.rules(level).iter().find(|rule| rule.pattern.matches(name));
        let decided = [Level::Continuous, Level::OnPush].into_iter().find_map(|level| Some((level, first(level)?)));
        decided.map_or((Level::Unmatched, None), |(level, rule)| (level, Some(rule.pattern.as_str())))
    }

    /// The filters of a level, as AWS gets them, each with the policy's entry that it stands for, where that is known;
    /// none for the unmatched.
    pub fn filters(&self, level: Level) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.rules(level).iter().map(|rule| (rule.pattern.as_str(), rule.entry.as_deref()))
    }

    fn of(&self, frequency: Frequency) -> &[Rule] {
        match frequency {
            Frequency::ContinuousScan => &self.continuous,
            Frequency::ScanOnPush => &self.on_push,
        }
    }

    fn of_mut(&mut self, frequency: Frequency) -> &mut Vec<Rule> {
        match frequency {
            Frequency::ContinuousScan => &mut self.continuous,
            Frequency::ScanOnPush => &mut self.on_push,
        }
    }
}

fn planned(filter: &PlannedFilter) -> Rule {
    let text = filter.filter.as_str();
    let entry = match filter.stands_for.as_slice() {
        [] => Some(text),
        [entry] => Some(entry.as_str()),
        _ => None,
    };
    Rule { pattern: Pattern::filter(text), entry: entry.map(str::to_owned) }
}
