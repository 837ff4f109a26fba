//! The alphabet of a search: one character for each way of behaving.
//!
//! Letters and digits that no pattern mentions lead every automaton to the same state, so the first of them in byte order
//! stands for all. That loses no answer: in a first witness each of them could be replaced by that one, so it uses no
//! other. Separators are told apart by the grammar and stay.

use super::pattern::Pattern;

/// Characters in byte order. The position of each is its class in the automata.
#[derive(Debug)]
pub(super) struct Alphabet {
    letters: Vec<u8>,
}

impl Alphabet {
    /// Builds the alphabet of these patterns, none of which may be void.
    pub(super) fn of(patterns: &[&Pattern]) -> Self {
        let mut mentioned = [false; 256];
        for byte in patterns.iter().flat_map(|pattern| pattern.spelled().bytes()) {
            if let Some(slot) = mentioned.get_mut(usize::from(byte)) {
                *slot = true;
            }
        }
        let is_mentioned = |byte: u8| mentioned.get(usize::from(byte)).is_some_and(|&is| is);
        let spare = (b'0'..=b'9').chain(b'a'..=b'z').find(|&byte| !is_mentioned(byte));
        let letters = (b'-'..=b'z')
            .filter(|&byte| match byte {
                b'-' | b'.' | b'/' | b'_' => true,
                b'0'..=b'9' | b'a'..=b'z' => is_mentioned(byte) || spare == Some(byte),
                _ => false,
            })
            .collect();
        Self { letters }
    }

    pub(super) fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// Returns the class of a character that a pattern mentions.
    pub(super) fn class(&self, byte: u8) -> Option<usize> {
        self.letters.binary_search(&byte).ok()
    }
}
