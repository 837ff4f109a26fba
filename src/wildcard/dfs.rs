//! Depth-first search through the product, for one length of names after the other (iterative deepening, IDA*).
//!
//! For each length it follows, in byte order, the texts that the bounds allow to become a name of exactly that length, so
//! that the first name found is the first of its length; the next length to try is the least that a text was given up for.
//!
//! A text is also given up where an earlier and no longer one reached the same state, or one that dominates it: had
//! that led to a name, the search would have ended there. (Earlier means earlier in byte order, for one choice: states of
//! different choices differ in the patterns that must match.) A name found for another choice ends all texts behind it.
//!
//! **Cost**: for each length, each state once for every length of a text that leads to it, at worst. Unlike
//! [`bfs`](super::bfs) it ends at the first name, without looking at the other texts of its length, and it remembers one
//! number a state and no texts.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::dominance::Dominance;
use super::grammar::MAX_NAME;
use super::hasher::WordHasher;
use super::limits::{Limits, Spent};
use super::product::{Product, ProductState};
use super::question::Choice;

/// Memory of a state that was looked at, in numbers of four bytes.
const STATE_WORDS: usize = 10;

/// Finds the first name of the product, `None` where it has none; there must be none shorter than `shortest`.
///
/// # Errors
/// The limits are passed: what is known by then.
pub(super) fn depth_first(product: &mut Product, shortest: usize, limits: Limits) -> Result<Option<String>, Spent> {
    let choices = product.choices();
    let mut length = shortest;
    while length <= MAX_NAME {
        let letters = product.letters();
        let mut search = Search {
            product: &mut *product,
            limits,
            letters,
            length,
            next_length: MAX_NAME + 1,
            text: Vec::new(),
            best: None,
            looked_at: HashMap::default(),
            dominance: Dominance::default(),
        };
        search.run(&choices)?;
        length = search.next_length;
        if let Some(name) = search.best {
            return Ok(Some(name.into_iter().map(char::from).collect()));
        }
    }
    Ok(None)
}

/// Search for the names of one length.
struct Search<'s, 'q, 'p> {
    product: &'s mut Product<'q, 'p>,
    limits: Limits,
    letters: Vec<u8>,
    length: usize,
    /// The least length that a text was given up for.
    next_length: usize,
    text: Vec<u8>,
    best: Option<Vec<u8>>,
    /// The length of the shortest text that a state was looked at with.
    looked_at: HashMap<u64, usize, BuildHasherDefault<WordHasher>>,
    dominance: Dominance,
}

impl Search<'_, '_, '_> {
    fn run(&mut self, choices: &[(usize, &Choice)]) -> Result<(), Spent> {
        for &(bound, choice) in choices.iter().rev() {
            if bound > self.length {
                self.next_length = self.next_length.min(bound);
                break;
            }
            if self.is_spent() {
                let blame = self.product.blame_choice(choice);
                return Err(Spent { shortest: self.length, blame });
            }
            if let Some((state, missing)) = self.product.open(choice) {
                self.enter(state, missing)?;
            }
        }
        Ok(())
    }

    /// Looks at a state that needs so many more characters, if the length allows them; true once a name is found.
    fn enter(&mut self, state: ProductState, missing: usize) -> Result<bool, Spent> {
        let needed = self.text.len() + missing;
        if needed > self.length {
            self.next_length = self.next_length.min(needed);
            return Ok(false);
        }
        if self.is_late() {
            return Ok(false);
        }
        if self.text.len() == self.length && self.product.accepts(state) {
            self.best = Some(self.text.clone());
            return Ok(true);
        }
        if self.is_known(state) {
            return Ok(false);
        }
        if self.is_spent() {
            return Err(Spent { shortest: self.length, blame: self.product.blame_state(state) });
        }
        self.expand(state)
    }

    fn expand(&mut self, state: ProductState) -> Result<bool, Spent> {
        for class in 0..self.letters.len() {
            let Some(&letter) = self.letters.get(class) else {
                continue;
            };
            if let Some((next, missing)) = self.product.step(state, class, letter) {
                self.text.push(letter);
                let is_found = self.enter(next, missing)?;
                self.text.pop();
                if is_found {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Tells whether the name found for another choice comes before all that this text can lead to.
    fn is_late(&self) -> bool {
        let best = self.best.as_ref().and_then(|best| best.get(..self.text.len()));
        best.is_some_and(|best| self.text.as_slice() > best)
    }

    /// Tells whether an earlier and no longer text reached this state, or one that dominates it.
    fn is_known(&mut self, state: ProductState) -> bool {
        let length = self.text.len();
        let known = self.looked_at.entry(state.key()).or_insert(usize::MAX);
        if *known <= length {
            return true;
        }
        *known = length;
        self.dominance.is_dominated(state, length, self.product)
    }

    fn is_spent(&self) -> bool {
        let words = self.product.words() + self.looked_at.len() * STATE_WORDS;
        self.limits.are_passed(self.product.work(), words)
    }
}
