//! The interface of a companion.

use crate::diagnostic::{Code, Findings};
use crate::plan::{CompanionPlan, ScanPlan};
use crate::policy::check::CheckedPolicy;
use crate::target::OwnPath;

/// A part of the policy language beside scanning, with everything that the rest of the program asks of it.
pub(crate) trait Companion: Sync {
    /// The codes of its diagnostics.
    fn codes(&self) -> &'static [&'static Code];

    /// The paths at which its files can stand, where it has files that no target decides.
    fn own_paths(&self) -> &'static [OwnPath];

    /// Plans what it adds; nothing if the policy does not ask for it. The contents of its table are judged before, in
    /// `policy::check`.
    ///
    /// # Errors
    /// Everything that the policy asks for and that can't be planned.
    fn plan(&self, policy: &CheckedPolicy, registry: &ScanPlan) -> Result<Option<CompanionPlan>, Findings>;
}
