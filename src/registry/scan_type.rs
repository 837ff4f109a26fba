//! The scan type of a registry.

use serde::Serialize;

/// The kind of scanning that a registry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ScanType {
    /// Enhanced scanning, by Amazon Inspector.
    Enhanced,
    /// Basic scanning, by ECR itself.
    Basic,
}

impl ScanType {
    /// Both, ENHANCED first.
    pub const ALL: [Self; 2] = [Self::Enhanced, Self::Basic];

    /// The word of the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enhanced => "ENHANCED",
            Self::Basic => "BASIC",
        }
    }

    /// The scan type of that word of the API.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scan_type| scan_type.as_str() == word)
    }
}
