//! Fit of an enabler to the registries that it stands beside.

use crate::registry::ScanType;

/// Fit of an enabler to the registries of its account and region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EnablerFit {
    /// The registry is ENHANCED in some case in which the enabler leaves ECR out.
    EnhancedWithoutEcr,
    /// It lists ECR, or may, and the registry may become BASIC.
    MaybeBasic,
    /// It lists ECR in the cases in which the registry is ENHANCED, and in no others.
    InStep,
    /// It leaves ECR out, and the registry is BASIC.
    BasicWithoutEcr,
    /// It ignores changes of its types.
    Follows,
    /// It is for other accounts.
    Elsewhere,
}

/// Scan type of a registry in some case, and whether the enabler lists ECR in it, if that is known.
pub(super) type Meeting = (ScanType, Option<bool>);

impl EnablerFit {
    /// The fit in all cases in which they meet.
    pub(super) fn of(met: &[Meeting]) -> Self {
        let all = |wanted: Meeting| met.iter().all(|own| *own == wanted);
        let is_in_step = |(scan_type, has): &Meeting| *has == Some(*scan_type == ScanType::Enhanced);
        if met.contains(&(ScanType::Enhanced, Some(false))) {
            Self::EnhancedWithoutEcr
        } else if met.is_empty() || all((ScanType::Enhanced, Some(true))) {
            Self::MaybeBasic
        } else if all((ScanType::Basic, Some(false))) {
            Self::BasicWithoutEcr
        } else if met.iter().all(is_in_step) {
            Self::InStep
        } else {
            Self::MaybeBasic
        }
    }
}
