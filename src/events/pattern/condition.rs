//! Condition on one value.

use super::cidr::Cidr;
use super::glob::Glob;
use super::range::Range;
use super::scalar::Scalar;

/// A condition of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The value itself; a number is the same however it is written.
    Is(Scalar),
    Prefix(Affix),
    Suffix(Affix),
    Wildcard(Glob),
    EqualsIgnoreCase(String),
    Numeric(Range),
    Cidr(Cidr),
    /// There is a value at the path, or none; an object is no value.
    Exists(bool),
    /// A value for which none of these holds. Of an array, one element is enough.
    AnythingBut(Vec<Condition>),
}

/// A beginning or an end of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affix {
    pub text: String,
    pub ignores_case: bool,
}

impl Condition {
    /// Tells whether it holds for a value that is there.
    pub fn holds(&self, value: &Scalar) -> bool {
        let text = value.as_text();
        match self {
            Self::Is(expected) => value == expected,
            Self::Prefix(prefix) => {
                text.is_some_and(|text| prefix.compare(text, |text, start| text.starts_with(start)))
            }
            Self::Suffix(suffix) => text.is_some_and(|text| suffix.compare(text, |text, end| text.ends_with(end))),
            Self::Wildcard(glob) => text.is_some_and(|text| glob.matches(text)),
            Self::EqualsIgnoreCase(expected) => text.is_some_and(|text| fold(text) == fold(expected)),
            Self::Numeric(range) => matches!(value, Scalar::Number(number) if range.has(*number)),
            Self::Cidr(cidr) => text.is_some_and(|text| cidr.has(text)),
            Self::Exists(exists) => *exists,
            Self::AnythingBut(excluded) => !excluded.iter().any(|condition| condition.holds(value)),
        }
    }

    /// Tells whether it holds where there is no value.
    pub fn holds_for_nothing(&self) -> bool {
        *self == Self::Exists(false)
    }
}

impl Affix {
    fn compare(&self, text: &str, is_at: fn(&str, &str) -> bool) -> bool {
        if self.ignores_case { is_at(&fold(text), &fold(&self.text)) } else { is_at(text, &self.text) }
    }
}

/// Returns a text in small letters.
pub(in crate::events) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
