//! Pattern of a rule.

use std::collections::BTreeSet;

use serde_json::Value;

use super::condition::Condition;
use super::leaves::{Element, Leaf, leaves};
use super::parse;
use super::refusal::Refusal;
use crate::source::Span;

/// An event pattern that AWS accepts.
#[derive(Debug, Clone, PartialEq)]
pub struct EventPattern {
    branches: Vec<Branch>,
}

/// Tests that hold together; without `$or` a pattern has one branch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Branch {
    /// One for each path, in the order of the text.
    pub tests: Vec<Test>,
}

/// The conditions on one path, of which one has to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// The keys on the way, joined with dots.
    pub path: String,
    /// The place of the last key.
    pub key: Span,
    /// The conditions with their places.
    pub conditions: Vec<(Condition, Span)>,
}

impl EventPattern {
    /// Reads a pattern of the default quota.
    ///
    /// # Errors
    /// AWS refuses it.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        parse::parse(text).map(|branches| Self { branches })
    }

    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// Returns the paths that some branch tests, each once.
    pub fn paths(&self) -> BTreeSet<&str> {
        self.branches.iter().flat_map(|branch| &branch.tests).map(|test| test.path.as_str()).collect()
    }

    /// Tells whether an event matches.
    pub fn matches(&self, event: &Value) -> bool {
        let leaves = leaves(event);
        self.branches.iter().any(|branch| branch.matches(&leaves))
    }
}

impl Branch {
    /// Returns the test of a path.
    pub fn test(&self, path: &str) -> Option<&Test> {
        self.tests.iter().find(|test| test.path == path)
    }

    fn matches(&self, leaves: &[Leaf]) -> bool {
        let nothing_fixed = BTreeSet::from([Vec::new()]);
        let fixed = self.tests.iter().fold(nothing_fixed, |fixed, test| test.narrow(&fixed, leaves));
        !fixed.is_empty()
    }
}

impl Test {
    /// Returns what is fixed if this test holds too, in each way in which it can.
    fn narrow(&self, fixed: &BTreeSet<Vec<Element>>, leaves: &[Leaf]) -> BTreeSet<Vec<Element>> {
        let mut at_path = leaves.iter().filter(|leaf| leaf.path == self.path).peekable();
        if at_path.peek().is_none() {
            let holds = self.conditions.iter().any(|(condition, _)| condition.holds_for_nothing());
            return if holds { fixed.clone() } else { BTreeSet::new() };
        }
        let chosen: Vec<&Leaf> =
            at_path.filter(|leaf| self.conditions.iter().any(|(condition, _)| condition.holds(&leaf.value))).collect();
        fixed.iter().flat_map(|fixed| chosen.iter().filter_map(|leaf| joined(fixed, &leaf.elements))).collect()
    }
}

/// Joins two sorted lists of elements; nothing if they have different elements of one array.
fn joined(fixed: &[Element], others: &[Element]) -> Option<Vec<Element>> {
    let other_of = |element: &Element| others.iter().find(|other| other.array == element.array);
    if fixed.iter().any(|element| other_of(element).is_some_and(|other| other.index != element.index)) {
        return None;
    }
    let joined: BTreeSet<Element> = fixed.iter().chain(others).copied().collect();
    Some(joined.into_iter().collect())
}
