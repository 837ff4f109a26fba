//! Inspector's setting of re-scans on both sides of a change.

use super::file_change::FileChange;
use crate::companion;
use crate::policy::check::CheckedPolicy;
use crate::registry::RescanSetting;

/// The setting before and after a change; nothing where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RescanSides {
    pub(crate) before: Option<RescanSetting>,
    pub(crate) after: Option<RescanSetting>,
}

impl RescanSides {
    /// Returns the setting that a policy asks for, and the one that an earlier output asked for. Inspector keeps what nobody asks for
    /// any longer; where nothing was asked for, nobody knows what it had, and no saving is told.
    pub(super) fn of(policy: &CheckedPolicy, files: &[FileChange]) -> Self {
        let document = policy.document();
        let asked = document.rescan.as_ref().filter(|_| document.rescans_images()).map(|rescan| rescan.setting());
        let text = files.iter().find(|file| file.path == companion::RESCAN_FILE).and_then(|file| file.old.as_deref());
        let earlier = text.and_then(|text| companion::rescan_setting(&String::from_utf8_lossy(text)));
        let after = match (asked, earlier) {
            (Some(asked), Some(earlier)) => Some(asked.over(earlier)),
            (asked, earlier) => asked.or(earlier),
        };
        Self { before: earlier.or(after), after }
    }
}
