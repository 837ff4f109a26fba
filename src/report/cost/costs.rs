//! [`Costs`]: the cost of each state of a policy, computed once for every format.

use super::basis::Basis;
use crate::cost::{Rates, StateCost};
use crate::diagnostic::Diagnostic;
use crate::inventory::Inventory;
use crate::registry::{Coverage, RescanSetting, ScanType};

/// The cost of each state, and what it is computed with.
pub(in crate::report) struct Costs {
    pub(super) basis: Basis,
    pub(super) states: Vec<StateCost>,
}

impl Costs {
    /// Computes the cost of each state from the coverage of every repository; nothing without images.
    ///
    /// # Errors
    /// The images can't have been re-scanned as often as the usage says.
    pub(in crate::report) fn of<C: Iterator<Item = Coverage>>(
        states: &[ScanType],
        coverages: impl Fn(ScanType) -> C,
        inventory: &Inventory,
        rates: &Rates,
        rescan: Option<&RescanSetting>,
    ) -> Result<Option<Self>, Diagnostic> {
        let Some(images) = inventory.images() else { return Ok(None) };
        let count = |state: &ScanType| StateCost::count(*state, coverages(*state), images, rescan);
        let states: Vec<StateCost> = states.iter().map(count).collect();
        let continuous = states.iter().map(|state| state.total().rescanned).max().unwrap_or_default();
        let per_image = rates.per_image(continuous)?;
        Ok(Some(Self { basis: Basis::of(rates.prices, per_image, images, rescan), states }))
    }

    /// The notes below the costs; none where nothing is charged for.
    pub(super) fn notes(&self) -> Vec<String> {
        if self.states.iter().all(|state| state.rows.is_empty()) {
            return Vec::new();
        }
        let is_open = self.states.iter().any(|state| state.total().rescans(self.basis.per_image).is_none());
        self.basis.notes(is_open)
    }
}
