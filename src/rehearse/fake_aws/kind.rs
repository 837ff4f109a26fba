//! [`Kind`]: what became of a call.

use serde::Serialize;

/// Result of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Answered,
    /// Refused, as the real service would.
    Refused,
    /// Not known to the simulated AWS.
    Unknown,
    /// Not meant for the simulated AWS at all.
    Stray,
}
