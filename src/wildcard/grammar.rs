//! The grammar of ECR repository names, as a small deterministic automaton.
//!
//! Takes text, tells whether ECR accepts it as a repository name. Exact: the automaton is the
//! language of `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*`, with the
//! length limits of the API's `RepositoryName` shape.

/// The fewest characters of a repository name.
pub(crate) const MIN_NAME: usize = 2;

/// The most characters of a repository name.
pub(crate) const MAX_NAME: usize = 256;

/// Tells whether ECR accepts `text` as the name of a repository (2 to 256 characters).
#[must_use]
pub fn is_repository_name(text: &str) -> bool {
    text.len() <= MAX_NAME && Place::after(text.bytes()).is_some_and(Place::completes)
}

/// Where in the grammar a text has arrived. Whether one more character fits, and whether the text
/// is a name (the upper length limit aside), depend on nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
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
    /// After a letter or digit: where names end.
    Word,
}

impl Place {
    /// All places, each at its own number; the last is where names end.
    pub(super) const ALL: [Self; 6] = [Self::Start, Self::First, Self::Gap, Self::Underscore, Self::Dash, Self::Word];

    /// The place after `bytes`, or `None` where no name starts so.
    pub(super) fn after(bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        bytes.into_iter().try_fold(Self::Start, Self::next)
    }

    /// The place after one more character, or `None` where no name goes on so.
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

    /// Whether the text that led here is a name.
    pub(super) fn completes(self) -> bool {
        self == Self::Word
    }

    /// The fewest further characters that make a name.
    pub(super) fn missing(self) -> usize {
        match self {
            Self::Start => MIN_NAME,
            Self::Word => 0,
            Self::First | Self::Gap | Self::Underscore | Self::Dash => 1,
        }
    }
}
