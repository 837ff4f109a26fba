//! The characters a search needs to try.
//!
//! Takes the patterns of a question, gives one character for each way of behaving. Exact: letters
//! and digits no pattern mentions behave alike everywhere, so the first of them stands for all,
//! and a first witness uses no other. Separators are told apart by the grammar and stay.

use super::pattern::Pattern;

/// The characters to try, in byte order. Their positions are the classes of the automata.
#[derive(Debug)]
pub(super) struct Alphabet {
    letters: Vec<u8>,
}

impl Alphabet {
    /// The characters needed for these patterns, none of which may be void.
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

    /// The characters in byte order.
    pub(super) fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// The class of a character a pattern mentions.
    pub(super) fn class(&self, byte: u8) -> Option<usize> {
        self.letters.binary_search(&byte).ok()
    }
}
