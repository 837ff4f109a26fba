//! The spots a walk has looked at, and whether one of them makes another superfluous.
//!
//! A spot is superfluous if another one, reached by a text that is no longer and comes earlier,
//! can go on in every way it can. Sound: what is told superfluous leads to no name that comes
//! first. Not complete: few spots are compared, and their patterns one by one.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::lists::WordHasher;
use super::space::{Space, Spot};

/// How many spots a spot is compared with at most.
const MAX_RIVALS: usize = 64;

/// The spots looked at, as lists of patterns to avoid and lengths, by all that else decides a
/// spot.
#[derive(Debug, Default)]
pub(super) struct Rivals {
    looked_at: HashMap<u64, Vec<(u32, usize)>, BuildHasherDefault<WordHasher>>,
}

impl Rivals {
    /// Whether a spot looked at before beats this one, which a text of this length reached; if
    /// not, this one is kept to be compared with. Of the texts of one length, earlier ones must
    /// come first.
    pub(super) fn beat(&mut self, spot: Spot, length: usize, space: &mut Space) -> bool {
        let rivals = self.looked_at.entry(Spot { without: 0, ..spot }.key()).or_default();
        let is_beaten =
            rivals.iter().any(|&(rival, shorter)| shorter <= length && space.is_no_harder(rival, spot.without));
        if !is_beaten && rivals.len() < MAX_RIVALS {
            rivals.push((spot.without, length));
        }
        is_beaten
    }
}
