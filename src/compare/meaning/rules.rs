//! The rules of a release state as sets of names, and the frequency that a name has under them.

use crate::plan::{Frequency, PlannedFilter, ScanType, State};
use crate::verify::EmittedRule;
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

/// A filter, and what a reader knows it by.
#[derive(Debug, Clone)]
struct Rule {
    pattern: Pattern,
    shown: String,
}

impl StateRules {
    /// A state without rules.
    pub fn none(state: ScanType) -> Self {
        Self { state, continuous: Vec::new(), on_push: Vec::new() }
    }

    /// The rules of a plan's state. A filter is shown as the policy's entry that it stands for.
    pub fn planned(state: State<'_>) -> Self {
        let mut rules = Self::none(state.scan_type());
        for rule in state.rules() {
            *rules.of_mut(rule.frequency) = rule.filters.iter().map(planned).collect();
        }
        rules
    }

    /// The rules that a module's text has in a state; `None` where one has a frequency that AWS does not know.
    pub(crate) fn emitted(emitted: &[EmittedRule], state: ScanType) -> Option<Self> {
        let mut rules = Self::none(state);
        for rule in emitted {
            let frequency = Frequency::from_word(&rule.frequency)?;
            let written = |text: &String| Rule { pattern: Pattern::filter(text), shown: text.clone() };
            rules.of_mut(frequency).extend(rule.filters.iter().map(written));
        }
        Some(rules)
    }

    /// The patterns of a frequency.
    pub(super) fn patterns(&self, frequency: Frequency) -> Vec<Pattern> {
        self.of(frequency).iter().map(|rule| rule.pattern.clone()).collect()
    }

    /// The filters that make names have a level, each with what it is shown as; none for the unmatched.
    pub(super) fn filters(&self, level: Level) -> Vec<(&Pattern, &str)> {
        let rules = match level {
            Level::Unmatched => return Vec::new(),
            Level::OnPush => &self.on_push,
            Level::Continuous => &self.continuous,
        };
        rules.iter().map(|rule| (&rule.pattern, rule.shown.as_str())).collect()
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
    let shown = match filter.stands_for.as_slice() {
        [entry] => entry.clone(),
        _ => filter.filter.as_str().to_owned(),
    };
    Rule { pattern: Pattern::filter(filter.filter.as_str()), shown }
}
