//! Branching over unknowns: each combination of their values in turn, as if all were known each time.
//!
//! Reading asks for the value of an unknown when it needs one, and asks in the same order as long as the answers are the
//! same. The answers of one reading are a path in a tree of questions; [`Branches`] walks that tree depth first, by giving
//! the last question its next option and forgetting those behind it. Questions that only one answer leads to are asked
//! there alone, so that there are no more branches than combinations that make a difference to reading.

use crate::simulate::assumed::Assumed;

/// Question and its answer. A question that is asked again has the same answer.
#[derive(Debug, Clone)]
struct Answer {
    what: String,
    options: Vec<String>,
    chosen: usize,
}

/// Answers of one combination.
#[derive(Debug, Default)]
pub(super) struct Branch {
    answers: Vec<Answer>,
}

impl Branch {
    /// Returns the number of the option that an unknown has in this branch.
    pub(super) fn ask(&mut self, what: &str, options: &[&str]) -> usize {
        if let Some(known) = self.answers.iter().find(|answer| answer.what == what && answer.options == options) {
            return known.chosen;
        }
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        self.answers.push(Answer { what: what.to_owned(), options, chosen: 0 });
        0
    }

    /// Returns the unknowns that were asked for, with their values.
    pub(super) fn assumed(&self) -> impl Iterator<Item = Assumed> {
        self.answers.iter().map(|answer| {
            let taken = answer.options.get(answer.chosen).cloned().unwrap_or_default();
            Assumed { what: answer.what.clone(), taken }
        })
    }

    /// Goes on to the next combination; `false` after the last one.
    fn advance(&mut self) -> bool {
        while let Some(last) = self.answers.last_mut() {
            last.chosen += 1;
            if last.chosen < last.options.len() {
                return true;
            }
            self.answers.pop();
        }
        false
    }
}

/// Every branch of one case.
#[derive(Debug)]
pub(super) struct Branches {
    branch: Branch,
    is_first: bool,
}

impl Branches {
    pub(super) fn new() -> Self {
        Self { branch: Branch::default(), is_first: true }
    }

    /// Returns the next branch, which must be read before the one after it is asked for.
    pub(super) fn next_one(&mut self) -> Option<&mut Branch> {
        let is_there = std::mem::take(&mut self.is_first) || self.branch.advance();
        is_there.then_some(&mut self.branch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_comes_once() {
        let mut branches = Branches::new();
        let mut combinations = Vec::new();
        while let Some(branch) = branches.next_one() {
            let first = branch.ask("a", &["x", "y"]);
            let second = if first == 0 { branch.ask("b", &["x", "y", "z"]) } else { branch.ask("a", &["x", "y"]) };
            combinations.push((first, second));
        }
        assert_eq!(combinations, [(0, 0), (0, 1), (0, 2), (1, 1)]);
    }
}
