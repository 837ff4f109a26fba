//! Conditions that a value of a field can meet.

use super::field::Holds;
use super::pattern::{Condition, Glob, Piece, Range, Scalar, fold};

impl Holds {
    /// Tells whether the field can have a value for which a condition holds. In doubt it can.
    pub(super) fn can_meet(self, condition: &Condition) -> bool {
        match (self, condition) {
            (Self::Anything, _) | (_, Condition::Exists(_)) => true,
            (Self::Words(words), _) => words.iter().any(|word| condition.holds(&Scalar::Text((*word).to_owned()))),
            (Self::Number, Condition::Is(value)) => matches!(value, Scalar::Number(_)),
            (Self::Number, Condition::Numeric(range)) => is_filled(range),
            (Self::Number, Condition::AnythingBut(_)) => true,
            (Self::Number, _) => false,
            (Self::OpenWords(words), Condition::Is(Scalar::Text(text))) => !is_misspelt(text, words),
            (Self::Name, _) => is_in_names(condition) && meets(&Glob::plain("*"), condition),
            (Self::Like(glob), _) => meets(&Glob::plain(glob), condition),
            (Self::Text | Self::OpenWords(_), _) => meets(&Glob::plain("*"), condition),
        }
    }

    /// Returns the words that AWS documents there.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Words(words) | Self::OpenWords(words) => words,
            _ => &[],
        }
    }
}

/// Tells whether a word is one of the documented ones, but for its case: another one that AWS adds is not that.
fn is_misspelt(text: &str, words: &[&str]) -> bool {
    !words.contains(&text) && words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Tells whether what a condition writes can stand in the name of a repository. Of what it excludes, that does not matter.
fn is_in_names(condition: &Condition) -> bool {
    let is_of_name = |text: &str| text.chars().all(|one| matches!(one, 'a'..='z' | '0'..='9' | '.' | '_' | '-' | '/'));
    match condition {
        Condition::Is(Scalar::Text(text)) => is_of_name(text),
        Condition::EqualsIgnoreCase(text) => is_of_name(&fold(text)),
        Condition::Prefix(affix) | Condition::Suffix(affix) if affix.ignores_case => is_of_name(&fold(&affix.text)),
        Condition::Prefix(affix) | Condition::Suffix(affix) => is_of_name(&affix.text),
        Condition::Wildcard(glob) => glob.pieces().iter().all(|piece| match piece {
            Piece::Any => true,
            Piece::One(one) => is_of_name(one.encode_utf8(&mut [0; 4])),
        }),
        _ => true,
    }
}

/// Tells whether a string that a glob matches can meet a condition.
fn meets(glob: &Glob, condition: &Condition) -> bool {
    let ignoring_case = |other: Glob| glob.folded().meets(&other.folded());
    match condition {
        Condition::Is(Scalar::Text(text)) => glob.matches(text),
        // Counts are never strings, and strings never numbers, in these events.
        Condition::Is(_) | Condition::Numeric(_) => false,
        Condition::Prefix(prefix) if prefix.ignores_case => ignoring_case(Glob::starting_with(&prefix.text)),
        Condition::Suffix(suffix) if suffix.ignores_case => ignoring_case(Glob::ending_with(&suffix.text)),
        Condition::Prefix(prefix) => glob.meets(&Glob::starting_with(&prefix.text)),
        Condition::Suffix(suffix) => glob.meets(&Glob::ending_with(&suffix.text)),
        Condition::Wildcard(wildcard) => glob.meets(wildcard),
        Condition::EqualsIgnoreCase(text) => glob.folded().matches(&fold(text)),
        // Excluding leaves endless others, if the excluded ones are not all there are.
        Condition::AnythingBut(_) | Condition::Cidr(_) | Condition::Exists(_) => true,
    }
}

/// Tells whether a count can lie in a range: counts and scores are not negative.
fn is_filled(range: &Range) -> bool {
    range.high.is_none_or(|high| high.number > 0.0 || (high.is_inclusive && high.number == 0.0))
}
