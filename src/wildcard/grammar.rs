//! The grammar of ECR repository names, as a small deterministic automaton.
//!
//! It accepts the language of `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*`, with the length
//! limits of the API's `RepositoryName` shape. One state more than the expression needs counts the shortest name; the
//! longest is left to the searches, which know the length of a text.

/// The fewest characters of a repository name.
pub(crate) const MIN_NAME: usize = 2;

/// The most characters of a repository name.
pub(crate) const MAX_NAME: usize = 256;

/// Tells whether ECR accepts `text` as the name of a repository (2 to 256 characters).
#[must_use]
pub fn is_repository_name(text: &str) -> bool {
    text.len() <= MAX_NAME && GrammarState::after(text.bytes()).is_some_and(GrammarState::completes)
}

/// State of the grammar after a text: it alone decides whether one more character fits, and whether the text is a name
/// (the upper length limit aside).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum GrammarState {
    /// Before the first character.
    Start,
    /// After one letter or digit, one character short of the shortest name.
    First,
    /// After a separator that cannot grow: `.`, `/` or `__`.
    Gap,
    /// After a single `_`.
    Underscore,
    /// After one or more `-`.
    Dash,
    /// After a letter or digit. Names end here.
    Word,
}

impl GrammarState {
    /// Every state at its own number; the last accepts.
    pub(super) const ALL: [Self; 6] = [Self::Start, Self::First, Self::Gap, Self::Underscore, Self::Dash, Self::Word];

    /// Returns the state after `bytes`, `None` where no name starts so.
    pub(super) fn after(bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        bytes.into_iter().try_fold(Self::Start, Self::next)
    }

    /// Returns the state after one more character, `None` where no name goes on so.
    pub(super) fn next(self, byte: u8) -> Option<Self> {
        let in_word = matches!(self, Self::First | Self::Word);
        match byte {
            b'a'..=b'z' | b'0'..=b'9' if self == Self::Start => Some(Self::First),
            b'a'..=b'z' | b'0'..=b'9' => Some(Self::Word),
            b'.' | b'/' if in_word => Some(Self::Gap),
            b'_' if in_word => Some(Self::Underscore),
            b'_' if self == Self::Underscore => Some(Self::Gap),
            b'-' if in_word || self == Self::Dash => Some(Self::Dash),
            _ => None,
        }
    }

    /// Tells whether the text that leads here is a name.
    pub(super) fn completes(self) -> bool {
        self == Self::Word
    }

    /// Returns the fewest further characters that make a name.
    pub(super) fn missing(self) -> usize {
        match self {
            Self::Start => MIN_NAME,
            Self::Word => 0,
            Self::First | Self::Gap | Self::Underscore | Self::Dash => 1,
        }
    }
}
