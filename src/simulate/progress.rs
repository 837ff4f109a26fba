//! Progress of a resource in a run of Terraform, as far as the provider's calls tell it apart.

use super::aws::RulesId;
use crate::registry::{ScanType, Types};

/// Reason of an enabler to call `Enable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is created.
    Create,
    /// It is updated; the plan read these types.
    Update(Types),
}

/// Next step of a resource's operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Progress {
    /// Not planned yet.
    #[default]
    Rest,
    /// Planned, and there is nothing to do.
    Idle,
    /// Calls `PutRegistryScanningConfiguration`.
    Put(ScanType, RulesId),
    /// Calls `Enable`.
    Enable(Purpose),
    /// Waits until Inspector is on.
    AwaitOn(Purpose),
    /// Creating: calls `Disable` for the other types that are on.
    DisableOthers(Types),
    /// Creating: waits until Inspector is off for the account, once other types were disabled.
    AwaitOff,
    /// Updating: calls `Disable` for types that are no longer wanted.
    DisableOld(Types),
    /// Updating: waits until Inspector is on, once types were disabled.
    AwaitStillOn,
    /// Destroying: reads the types that are on.
    ReadStatus,
    /// Destroying: calls `Disable` for those.
    DisableAll(Types),
    /// Destroying: waits until Inspector is off for the account.
    AwaitDestroyed,
    /// Ended as planned.
    Done,
    Failed,
}

impl Progress {
    /// Tells whether nothing more comes.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Idle | Self::Done | Self::Failed)
    }

    /// Tells whether it still destroys, which waits for no other resource.
    pub(super) fn is_destroying(self) -> bool {
        matches!(self, Self::ReadStatus | Self::DisableAll(_) | Self::AwaitDestroyed)
    }

    /// Packs it into 12 bits: four for the variant, eight for what it carries.
    pub(super) fn bits(self) -> u128 {
        let of = |variant: u128, payload: u128| variant | payload << 4;
        let types = |types: Types| u128::from(types.bits());
        match self {
            Self::Rest => 0,
            Self::Idle => 1,
            Self::Put(scan_type, rules) => of(2, scan_type as u128 | u128::from(rules.0 & 0x7f) << 1),
            Self::Enable(Purpose::Create) => 3,
            Self::Enable(Purpose::Update(read)) => of(4, types(read)),
            Self::AwaitOn(Purpose::Create) => 5,
            Self::AwaitOn(Purpose::Update(read)) => of(6, types(read)),
            Self::DisableOthers(others) => of(7, types(others)),
            Self::AwaitOff => 8,
            Self::DisableOld(old) => of(9, types(old)),
            Self::AwaitStillOn => 10,
            Self::ReadStatus => 11,
            Self::DisableAll(all) => of(12, types(all)),
            Self::AwaitDestroyed => 13,
            Self::Done => 14,
            Self::Failed => 15,
        }
    }
}
