//! A moment of a run: AWS, what Terraform holds in its state, and how far the apply has come.

use super::aws::{Account, Aws, Rules};
use crate::registry::ScanType;
use crate::registry::Types;

/// The most resources that are explored together.
pub(super) const MAX_PARTS: usize = 6;

/// The most sets of rules that are told apart.
pub(super) const MAX_RULES: usize = 126;

/// A resource in Terraform's state. What its attributes are is not kept: every plan begins by reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Held {
    /// Not in the state.
    #[default]
    Absent,
    /// In the state.
    Present,
    /// In the state, and to be replaced, since creating it failed half-way.
    Tainted,
}

/// Why an enabler enables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is created.
    Create,
    /// It is updated; the plan read these types.
    Update(Types),
}

/// How far a resource has come in a run of Terraform: what its operation does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Progress {
    /// Not planned yet.
    #[default]
    Rest,
    /// Planned, and there is nothing to do.
    Idle,
    /// `PutRegistryScanningConfiguration`.
    Put(ScanType, Rules),
    /// `Enable`.
    Enable(Purpose),
    /// Waits until Inspector is on.
    AwaitOn(Purpose),
    /// Creating: `Disable` of what else is on.
    DisableOthers(Types),
    /// Creating: waits until Inspector is off for the account, once other types were disabled.
    AwaitOff,
    /// Updating: `Disable` of what is no longer wanted.
    DisableOld(Types),
    /// Updating: waits until Inspector is on, once types were disabled.
    AwaitStillOn,
    /// Destroying: reads what is on.
    ReadStatus,
    /// Destroying: `Disable` of that.
    DisableAll(Types),
    /// Destroying: waits until Inspector is off for the account.
    AwaitDestroyed,
    /// It did what was planned.
    Done,
    /// It failed.
    Failed,
}

impl Progress {
    /// Whether nothing more comes.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Idle | Self::Done | Self::Failed)
    }

    /// Whether it still destroys, which waits for no other resource.
    pub(super) fn is_destroying(self) -> bool {
        matches!(self, Self::ReadStatus | Self::DisableAll(_) | Self::AwaitDestroyed)
    }

    /// A number of 12 bits that is its own.
    fn bits(self) -> u128 {
        let of = |kind: u128, payload: u128| kind | payload << 4;
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

/// Everything that decides what can happen next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// AWS.
    pub(super) aws: Aws,
    /// Which of the settings Terraform runs with.
    pub(super) setting: usize,
    /// Whether an apply with this setting has succeeded, or had nothing to do. Followed only where that is asked.
    pub(super) is_settled: bool,
    held: [Held; MAX_PARTS],
    progress: [Progress; MAX_PARTS],
}

impl Moment {
    /// Between two runs, with those resources in the state, one bit each.
    pub(super) fn between(aws: Aws, setting: usize, present: u8) -> Self {
        let mut held = [Held::Absent; MAX_PARTS];
        for (index, slot) in held.iter_mut().enumerate() {
            *slot = if present >> index & 1 == 1 { Held::Present } else { Held::Absent };
        }
        Self { aws, setting, is_settled: false, held, progress: [Progress::Rest; MAX_PARTS] }
    }

    /// What the state holds of a part.
    pub(super) fn held(&self, part: usize) -> Held {
        self.held.get(part).copied().unwrap_or_default()
    }

    /// How far a part has come.
    pub(super) fn progress(&self, part: usize) -> Progress {
        self.progress.get(part).copied().unwrap_or_default()
    }

    /// Sets what the state holds of a part.
    #[must_use]
    pub(super) fn holding(mut self, part: usize, held: Held) -> Self {
        if let Some(slot) = self.held.get_mut(part) {
            *slot = held;
        }
        self
    }

    /// Sets how far a part has come.
    #[must_use]
    pub(super) fn at(mut self, part: usize, progress: Progress) -> Self {
        if let Some(slot) = self.progress.get_mut(part) {
            *slot = progress;
        }
        self
    }

    /// With AWS in another state.
    #[must_use]
    pub(super) fn with(self, aws: Aws) -> Self {
        Self { aws, ..self }
    }

    /// After the run, which settled it or did not.
    #[must_use]
    pub(super) fn rested(self, is_settled: bool) -> Self {
        Self { is_settled, progress: [Progress::Rest; MAX_PARTS], ..self }
    }

    /// With another setting.
    #[must_use]
    pub(super) fn switched_to(self, setting: usize) -> Self {
        Self { setting, is_settled: false, ..self }
    }

    /// Whether no run is under way.
    pub(super) fn is_between(&self) -> bool {
        self.progress.iter().all(|progress| *progress == Progress::Rest)
    }

    /// A number that is its own among the moments of so many parts.
    pub(super) fn key(&self, parts: usize) -> u128 {
        let Aws { scan_type, rules, types, account, pending } = self.aws;
        let aws = scan_type as u32
            | u32::from(account == Account::Enabled) << 1
            | u32::from(types.bits()) << 2
            | u32::from(pending.bits()) << 7
            | u32::from(rules.0 & 0x7f) << 12
            | u32::from(self.is_settled) << 19
            | u32::try_from(self.setting & 3).unwrap_or_default() << 20;
        let each = self.held.iter().zip(&self.progress).take(parts);
        each.fold(u128::from(aws), |key, (held, progress)| (key << 14) | *held as u128 | progress.bits() << 2)
    }
}
