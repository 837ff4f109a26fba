//! Every way that what is left open can turn out, one after the other, as if it were known each time.

use super::Taken;

/// A question and its answer. A question that is asked again has the answer that it had.
#[derive(Debug, Clone)]
struct Answer {
    what: String,
    options: Vec<String>,
    chosen: usize,
}

/// The answers of one way. Reading asks, in the same order each time.
#[derive(Debug, Default)]
pub(super) struct Branch {
    answers: Vec<Answer>,
}

impl Branch {
    /// How something turns out: the number of an option.
    pub(super) fn ask(&mut self, what: &str, options: &[&str]) -> usize {
        if let Some(known) = self.answers.iter().find(|answer| answer.what == what && answer.options == options) {
            return known.chosen;
        }
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        self.answers.push(Answer { what: what.to_owned(), options, chosen: 0 });
        0
    }

    /// What was asked, and how it turned out.
    pub(super) fn taken(&self) -> impl Iterator<Item = Taken> {
        self.answers.iter().map(|answer| {
            let taken = answer.options.get(answer.chosen).cloned().unwrap_or_default();
            Taken { what: answer.what.clone(), taken }
        })
    }

    /// Goes on to the next way; `false` where this was the last one.
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

/// The ways of one world.
#[derive(Debug)]
pub(super) struct Branches {
    branch: Branch,
    is_first: bool,
}

impl Branches {
    pub(super) fn new() -> Self {
        Self { branch: Branch::default(), is_first: true }
    }

    /// The next way, which is to be read before the one after it is asked for.
    pub(super) fn next_one(&mut self) -> Option<&mut Branch> {
        let is_there = std::mem::take(&mut self.is_first) || self.branch.advance();
        is_there.then_some(&mut self.branch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_comes_once() {
        let mut branches = Branches::new();
        let mut ways = Vec::new();
        while let Some(branch) = branches.next_one() {
            let first = branch.ask("a", &["x", "y"]);
            let second = if first == 0 { branch.ask("b", &["x", "y", "z"]) } else { branch.ask("a", &["x", "y"]) };
            ways.push((first, second));
        }
        assert_eq!(ways, [(0, 0), (0, 1), (0, 2), (1, 1)]);
    }
}
