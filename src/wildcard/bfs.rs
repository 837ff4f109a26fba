//! Best-first search (A*) through the product: every state once, nearest to a name first.
//!
//! States are taken by the shortest name that they could still lead to, then by the length of their text, then by its byte
//! order. The bounds are consistent, so a state is taken with its first text (the shortest, then in byte order): no state
//! is taken twice, and the first one that accepts at its bound is the end of the first name.
//!
//! **Cost**: each state that a name as short as the answer could go through, times the alphabet and a logarithm for the
//! queue. It needs memory for all of them, and looks at all states of lesser bound before the first name: where many names
//! have one length, [`dfs`](super::dfs) is quicker.

use super::dominance::Dominance;
use super::frontier::Frontier;
use super::grammar::MAX_NAME;
use super::limits::{Limits, Spent};
use super::product::Product;
use super::question::Choice;

/// Finds the first name of the product, `None` where it has none.
///
/// # Errors
/// The limits are passed: what is known by then.
pub(super) fn best_first(product: &mut Product, limits: Limits) -> Result<Option<String>, Spent> {
    let choices = product.choices();
    let letters = product.letters();
    let mut search =
        Search { product, limits, letters, frontier: Frontier::default(), dominance: Dominance::default() };
    let found = search.run(choices);
    let queued = search.frontier.work();
    search.product.count_queue(queued);
    found
}

struct Search<'s, 'q, 'p> {
    product: &'s mut Product<'q, 'p>,
    limits: Limits,
    letters: Vec<u8>,
    frontier: Frontier,
    dominance: Dominance,
}

impl<'q> Search<'_, 'q, '_> {
    /// Takes batches from the frontier until one has a name. A choice is opened only when names as short as its own are
    /// due, for most are never needed.
    fn run(&mut self, mut choices: Vec<(usize, &'q Choice)>) -> Result<Option<String>, Spent> {
        loop {
            while let Some(&(bound, choice)) = choices.last()
                && self.frontier.next_bound().is_none_or(|next| next >= bound)
            {
                if self.is_spent() {
                    let blame = self.product.blame_choice(choice);
                    return Err(Spent { shortest: bound, blame });
                }
                choices.pop();
                if let Some((state, better)) = self.product.open(choice) {
                    self.frontier.start(state, better.max(bound));
                }
            }
            let Some((bound, numbers)) = self.frontier.take() else {
                return Ok(None);
            };
            let found = self.expand(&numbers, bound)?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// Expands nodes of one bound and one length, in byte order of their texts.
    fn expand(&mut self, numbers: &[u32], bound: usize) -> Result<Option<String>, Spent> {
        for &number in numbers {
            let Some(node) = self.frontier.node(number) else {
                continue;
            };
            if node.length == bound && self.product.accepts(node.state) {
                return Ok(Some(self.frontier.text(number)));
            }
            if self.is_spent() {
                return Err(Spent { shortest: bound, blame: self.product.blame_state(node.state) });
            }
            if self.dominance.is_dominated(node.state, node.length, self.product) {
                continue;
            }
            for (class, &letter) in self.letters.iter().enumerate() {
                if let Some((state, missing)) = self.product.step(node.state, class, letter)
                    && node.length + 1 + missing <= MAX_NAME
                {
                    self.frontier.follow(number, letter, state, node.length + 1 + missing);
                }
            }
        }
        Ok(None)
    }

    fn is_spent(&self) -> bool {
        let work = self.product.work() + self.frontier.work();
        self.limits.are_passed(work, self.product.words() + self.frontier.words())
    }
}
