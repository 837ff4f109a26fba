//! State of the model: everything that decides what can happen next.
//!
//! It is AWS, the resources that Terraform has in its state, and the progress of each in the run that is under way. It
//! keeps no attributes of a resource, because every plan begins by reading them. A state packs into 128 bits, so that a
//! set of visited states is one hash map of numbers.

use super::aws::{AccountStatus, Aws};
use super::progress::Progress;
use super::resource::MAX_RESOURCES;

/// The most sets of rules that are told apart: as many as seven bits number, but for those that no set has.
pub(super) const MAX_RULE_SETS: usize = 126;

/// Presence of a resource in Terraform's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum InState {
    /// Not in the state.
    #[default]
    Absent,
    /// In the state.
    Present,
    /// In the state, and to be replaced, since creating it failed half-way.
    Tainted,
}

/// State of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    pub(super) aws: Aws,
    /// The number of the setting that Terraform runs with: a value of the release variable.
    pub(super) setting: usize,
    /// True once an apply with this setting has succeeded, or had nothing to do. Kept only where the setting may change.
    pub(super) is_settled: bool,
    in_state: [InState; MAX_RESOURCES],
    progress: [Progress; MAX_RESOURCES],
}

impl State {
    /// Makes a state between two runs, with those resources in Terraform's state, one bit each.
    pub(super) fn between(aws: Aws, setting: usize, present: u8) -> Self {
        let mut in_state = [InState::Absent; MAX_RESOURCES];
        for (index, slot) in in_state.iter_mut().enumerate() {
            *slot = if present >> index & 1 == 1 { InState::Present } else { InState::Absent };
        }
        Self { aws, setting, is_settled: false, in_state, progress: [Progress::Rest; MAX_RESOURCES] }
    }

    /// Returns the presence of a resource in Terraform's state.
    pub(super) fn in_state(&self, resource: usize) -> InState {
        self.in_state.get(resource).copied().unwrap_or_default()
    }

    pub(super) fn progress(&self, resource: usize) -> Progress {
        self.progress.get(resource).copied().unwrap_or_default()
    }

    #[must_use]
    pub(super) fn with_in_state(mut self, resource: usize, in_state: InState) -> Self {
        if let Some(slot) = self.in_state.get_mut(resource) {
            *slot = in_state;
        }
        self
    }

    #[must_use]
    pub(super) fn with_progress(mut self, resource: usize, progress: Progress) -> Self {
        if let Some(slot) = self.progress.get_mut(resource) {
            *slot = progress;
        }
        self
    }

    #[must_use]
    pub(super) fn with_aws(self, aws: Aws) -> Self {
        Self { aws, ..self }
    }

    /// Ends the run, which settled the configuration or did not.
    #[must_use]
    pub(super) fn at_end_of_run(self, is_settled: bool) -> Self {
        Self { is_settled, progress: [Progress::Rest; MAX_RESOURCES], ..self }
    }

    #[must_use]
    pub(super) fn switched_to(self, setting: usize) -> Self {
        Self { setting, is_settled: false, ..self }
    }

    /// Tells whether no run is under way.
    pub(super) fn is_between_runs(&self) -> bool {
        self.progress.iter().all(|progress| *progress == Progress::Rest)
    }

    /// Packs the state into a number that no other state of so many resources has: 22 bits, and 14 for each resource.
    pub(super) fn key(&self, resources: usize) -> u128 {
        let Aws { scan_type, rules, types, account, pending } = self.aws;
        let aws = scan_type as u32
            | u32::from(account == AccountStatus::Enabled) << 1
            | u32::from(types.bits()) << 2
            | u32::from(pending.bits()) << 7
            | u32::from(rules.0 & 0x7f) << 12
            | u32::from(self.is_settled) << 19
            | u32::try_from(self.setting & 3).unwrap_or_default() << 20;
        let each = self.in_state.iter().zip(&self.progress).take(resources);
        each.fold(u128::from(aws), |key, (in_state, progress)| (key << 14) | *in_state as u128 | progress.bits() << 2)
    }
}
