//! The scan frequency of a rule.

use serde::Serialize;

/// The frequency of a rule. MANUAL is what is left without one, never a rule's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Frequency {
    /// On push, and again whenever a new vulnerability becomes known. Wins where both match.
    ContinuousScan,
    /// On push of an image.
    ScanOnPush,
}

impl Frequency {
    /// Both, the higher one first.
    pub const ALL: [Self; 2] = [Self::ContinuousScan, Self::ScanOnPush];

    /// The word of the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ContinuousScan => "CONTINUOUS_SCAN",
            Self::ScanOnPush => "SCAN_ON_PUSH",
        }
    }

    /// The frequency of that word of the API.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.as_str() == word)
    }
}
