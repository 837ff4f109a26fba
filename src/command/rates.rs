//! Options of commands that tell costs: prices, and re-scans of an image.

use std::path::PathBuf;

use crate::change::Change;
use crate::cost::{self, RateSources, Rates};
use crate::diagnostic::{Diagnostic, Findings};
use crate::inventory::Inventory;
use crate::report::Comparison;

/// Prices and usage that costs are computed with, where the inventory has images.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct RateArgs {
    /// Compute costs with N re-scans of each image under a continuous rule in a month; default: the cost is a formula
    #[arg(long, value_name = "N", conflicts_with = "usage", allow_hyphen_values = true)]
    rescans: Option<String>,
    /// Compute costs with the re-scans of the last 30 days: the JSON output of `aws inspector2 list-usage-totals`
    #[arg(long, value_name = "FILE")]
    usage: Option<PathBuf>,
    /// Compute costs with the prices of a Region: the JSON output of `aws pricing get-products --service-code
    /// AmazonInspectorV2`; default: those of us-east-2
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
}

impl RateArgs {
    /// Reads what is named.
    ///
    /// # Errors
    /// A file can't be read or is something else, or the number is none.
    pub(super) fn read(&self) -> Result<Rates, Findings> {
        let Self { rescans, usage, prices } = self;
        let sources = RateSources { rescans: rescans.as_deref(), usage: usage.as_deref(), prices: prices.as_deref() };
        sources.read()
    }

    /// The comparison with its costs, and a warning where the options have no effect on any.
    ///
    /// # Errors
    /// The images of an inventory can't have been re-scanned as often as the usage says.
    pub(super) fn told(&self, comparison: Comparison, rates: &Rates) -> Result<Comparison, Findings> {
        let mut comparison = comparison.with_rates(rates);
        comparison.check_costs()?;
        let mut inventories = comparison.changes.iter().map(Change::inventory);
        let with_images = inventories.find(|inventory| inventory.is_some_and(|inventory| inventory.images().is_some()));
        comparison.warnings.extend(self.warning(with_images.flatten()));
        Ok(comparison)
    }

    /// The warning that an option has no effect on an inventory without images.
    pub(super) fn warning(&self, inventory: Option<&Inventory>) -> Option<Diagnostic> {
        let given = [
            (self.rescans.is_some(), "--rescans"),
            (self.usage.is_some(), "--usage"),
            (self.prices.is_some(), "--prices"),
        ];
        let (_, option) = given.into_iter().find(|(is_given, _)| *is_given)?;
        let has_images = inventory.is_some_and(|inventory| inventory.images().is_some());
        (!has_images).then(|| cost::no_images(option))
    }
}
