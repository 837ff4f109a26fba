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
    /// The word of the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Enhanced => "ENHANCED",
            Self::Basic => "BASIC",
        }
    }
}
