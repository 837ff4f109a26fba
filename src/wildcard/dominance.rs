//! Dominance between states of the product: a state that another one makes superfluous is not looked at.
//!
//! A state is *dominated* by another one that a text no longer, and earlier in byte order, has reached, if whatever
//! completes a name from the dominated one completes a name from the other too. A name through the dominated state is
//! then never the first, so leaving it out changes no answer.
//!
//! The test is sound, not complete: it compares states with the same patterns that must match and the same state of the
//! grammar, and the patterns to avoid one by one. Each state is compared with 64 others at most, so the cost of a state
//! is bounded by 64 times its patterns to avoid.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::hasher::WordHasher;
use super::product::{Product, ProductState};

/// The most states that a state is compared with.
const MAX_COMPARED: usize = 64;

/// States that a search has looked at: sets of states to avoid with lengths of texts, by all that else decides a state.
#[derive(Debug, Default)]
pub(super) struct Dominance {
    looked_at: HashMap<u64, Vec<(u32, usize)>, BuildHasherDefault<WordHasher>>,
}

impl Dominance {
    /// Tells whether a state that was looked at before dominates this one, which a text of this length reached; if not,
    /// later ones are compared with it. Of the texts of one length, earlier ones must come first.
    pub(super) fn is_dominated(&mut self, state: ProductState, length: usize, product: &mut Product) -> bool {
        let others = self.looked_at.entry(ProductState { without: 0, ..state }.key()).or_default();
        let is_dominated =
            others.iter().any(|&(other, shorter)| shorter <= length && product.avoids_no_less(other, state.without));
        if !is_dominated && others.len() < MAX_COMPARED {
            others.push((state.without, length));
        }
        is_dominated
    }
}
