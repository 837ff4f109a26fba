//! The place at which a text stops being native syntax, and the reason.

use super::depth::{DEEPEST, HIGHEST};

/// A reason why a text is refused, with the byte at which it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::hcl) struct Refusal {
    /// Byte of the text that was parsed.
    pub(in crate::hcl) at: usize,
    pub(in crate::hcl) reason: Reason,
}

/// The kinds of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::hcl) enum Reason {
    /// Brackets, blocks, templates or operators are nested deeper than [`DEEPEST`], or higher than [`HIGHEST`].
    TooDeep,
    /// Something else has to stand here.
    Expected(&'static str),
    /// An argument stands twice in one body.
    Repeated,
    /// A line ends between the quotes of a string.
    LineInString,
    /// Digits with more than one point, such as an address without quotes.
    Number,
}

impl Refusal {
    /// The reason in words.
    pub(in crate::hcl) fn words(&self) -> String {
        match self.reason {
            Reason::TooDeep => format!("deeper than {DEEPEST} levels, or a chain of more than {HIGHEST} operators"),
            Reason::Expected(what) => format!("expected {what}"),
            Reason::Repeated => "this argument stands twice".to_owned(),
            Reason::LineInString => "a string in quotes ends on the line that it begins on".to_owned(),
            Reason::Number => "this is no number; an address or a version is written in quotes".to_owned(),
        }
    }
}
