//! [`Costs`]: the cost of each state of a policy, computed once for every format.

use crate::cost::{PerImage, Prices, Rates, StateCost};
use crate::diagnostic::Diagnostic;
use crate::inventory::Inventory;
use crate::registry::{Coverage, RescanDuration, RescanSetting, ScanType};

/// The cost of each state, and what it is computed with.
pub(in crate::report) struct Costs {
    pub(super) prices: Prices,
    /// Re-scans of an image in a month, where they are known.
    pub(super) per_image: Option<PerImage>,
    pub(super) states: Vec<StateCost>,
    /// Some image has a time of its push: else no first scan can be counted.
    pub(super) has_pushes: bool,
    /// Images that a setting of re-scans expires are left out.
    pub(super) has_expiry: bool,
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
        let has_expiry = rescan.is_some_and(|setting| setting.after_push != Some(RescanDuration::Lifetime));
        Ok(Some(Self { prices: rates.prices, per_image, states, has_pushes: images.newest().is_some(), has_expiry }))
    }
}
