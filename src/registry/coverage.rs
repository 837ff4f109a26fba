//! The scan frequency of a repository, which is what the rules of a registry leave it with.

use super::frequency::Frequency;
use super::scan_type::ScanType;

/// The frequency that a repository has under the rules of a state, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// No rule matches.
    Unmatched,
    OnPush,
    /// Continuously; it wins where both rules match (image-scanning-filters of the ECR user guide).
    Continuous,
}

impl Coverage {
    /// Every level, from least to most.
    pub const ALL: [Self; 3] = [Self::Unmatched, Self::OnPush, Self::Continuous];

    /// The word for it: an unmatched repository is not scanned under ENHANCED and scanned by hand under BASIC.
    pub fn word(self, state: ScanType) -> &'static str {
        match (self, state) {
            (Self::Unmatched, ScanType::Enhanced) => "NONE",
            (Self::Unmatched, ScanType::Basic) => "MANUAL",
            (Self::OnPush, _) => Frequency::ScanOnPush.as_str(),
            (Self::Continuous, _) => Frequency::ContinuousScan.as_str(),
        }
    }
}
