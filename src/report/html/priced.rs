//! Images and cost of each repository.

use super::priced_cells::PricedCells;
use super::repository_row::Move;
use crate::change::RescanSides;
use crate::cost::{Row, StateCost};
use crate::inventory::{Images, Inventory};
use crate::registry::{Coverage, RescanSetting, ScanType};
use crate::report::cost::CostSides;
use crate::report::phrases::grouped;

/// The images and prices by which repositories are told.
pub(super) struct Priced<'i> {
    names: &'i [String],
    images: &'i Images,
    rescan: RescanSides,
    costs: &'i CostSides,
}

impl<'i> Priced<'i> {
    /// Those of an inventory with images.
    pub(super) fn of(inventory: &'i Inventory, rescan: RescanSides, costs: &'i [CostSides]) -> Option<Self> {
        let costs = costs.iter().find(|cost| cost.state == ScanType::Enhanced)?;
        Some(Self { names: inventory.names(), images: inventory.images()?, rescan, costs })
    }

    /// The cells of a repository, of its move in the state that is charged for; nothing where no side has that.
    pub(super) fn of_repository(&self, name: &str, charged: Option<Move>) -> PricedCells {
        let place = self.names.binary_search_by(|own| own.as_str().cmp(name)).unwrap_or_else(|place| place);
        let (before, after) = charged.unwrap_or((None, Coverage::Unmatched));
        let after = self.usd(&self.row(place, after, self.rescan.after.as_ref()));
        let before = before.map(|before| self.usd(&self.row(place, before, self.rescan.before.as_ref())));
        let usd = match before.filter(|before| *before != after) {
            Some(before) => format!("{before} \u{2192} {after}"),
            None => after,
        };
        PricedCells { images: grouped(self.images.of(place).len()), usd }
    }

    fn row(&self, place: usize, coverage: Coverage, rescan: Option<&RescanSetting>) -> Row {
        StateCost::of_one(ScanType::Enhanced, coverage, place, self.images, rescan)
    }

    fn usd(&self, row: &Row) -> String {
        self.costs.usd(row)
    }
}
