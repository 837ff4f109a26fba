//! The cost of one release state.

use super::DAYS;
use super::amount::Amount;
use super::prices::Prices;
use super::rescans::PerImage;
use crate::inventory::{Image, Images, Instant};
use crate::registry::{Coverage, ImageUse, RescanDuration, RescanSetting, ScanType};

/// The frequencies whose images Inspector scans, the dearer one first.
const CHARGED: [Coverage; 2] = [Coverage::Continuous, Coverage::OnPush];

/// What a release state costs in a month, a row for each frequency; none under BASIC, which is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StateCost {
    pub(crate) state: ScanType,
    pub(crate) rows: Vec<Row>,
}

/// The repositories of one frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) coverage: Coverage,
    pub(crate) repositories: u64,
    /// All their images.
    pub(crate) images: u64,
    /// Those pushed in the 30 days up to the newest push of the inventory.
    pub(crate) first_scans: u64,
    /// Those that are scanned again.
    pub(crate) rescanned: u64,
}

impl StateCost {
    /// Counts the images of a state, of the coverage of each repository in the order of the inventory. With a setting of re-scans
    /// the images that it expires are not counted as scanned again.
    pub(crate) fn count(
        state: ScanType,
        coverages: impl Iterator<Item = Coverage>,
        images: &Images,
        rescan: Option<&RescanSetting>,
    ) -> Self {
        let mut rows: Vec<Row> = match state {
            ScanType::Enhanced => CHARGED.map(Row::empty).into(),
            ScanType::Basic => Vec::new(),
        };
        for (place, coverage) in coverages.enumerate() {
            if let Some(row) = rows.iter_mut().find(|row| row.coverage == coverage) {
                row.add(place, images, rescan);
            }
        }
        Self { state, rows }
    }

    /// Counts the images of one repository, at that place of the inventory.
    pub(crate) fn of_one(
        state: ScanType,
        coverage: Coverage,
        place: usize,
        images: &Images,
        rescan: Option<&RescanSetting>,
    ) -> Row {
        let mut row = Row::empty(coverage);
        if state == ScanType::Enhanced && CHARGED.contains(&coverage) {
            row.add(place, images, rescan);
        }
        row
    }

    /// The sum of all rows.
    pub(crate) fn total(&self) -> Row {
        let sum = |of: fn(&Row) -> u64| self.rows.iter().map(of).sum();
        Row {
            coverage: Coverage::Unmatched,
            repositories: sum(|row| row.repositories),
            images: sum(|row| row.images),
            first_scans: sum(|row| row.first_scans),
            rescanned: sum(|row| row.rescanned),
        }
    }
}

impl Row {
    fn empty(coverage: Coverage) -> Self {
        Self { coverage, repositories: 0, images: 0, first_scans: 0, rescanned: 0 }
    }

    fn add(&mut self, place: usize, images: &Images, rescan: Option<&RescanSetting>) {
        let (own, newest) = (images.of(place), images.newest());
        let is_new =
            |image: &&Image| image.pushed.zip(newest).is_some_and(|(pushed, newest)| pushed.is_within(DAYS, newest));
        let first_scans = own.iter().filter(is_new).count();
        self.repositories += 1;
        self.images += own.len() as u64;
        self.first_scans += first_scans as u64;
        if self.coverage == Coverage::Continuous {
            let lives = |image: &&Image| rescan.is_none_or(|setting| is_rescanned(image, setting, newest));
            self.rescanned += own.iter().filter(lives).count() as u64;
        }
    }

    /// The part for first scans.
    pub(crate) fn fixed(&self, prices: &Prices) -> Amount {
        prices.first_scan.times(self.first_scans)
    }

    /// The cost of one re-scan of each image that is scanned again.
    pub(crate) fn per_rescan(&self, prices: &Prices) -> Amount {
        prices.rescan.times(self.rescanned)
    }

    /// The re-scans; nothing where images are scanned again and nobody knows how often.
    pub(crate) fn rescans(&self, per_image: Option<PerImage>) -> Option<u64> {
        match self.rescanned {
            0 => Some(0),
            images => per_image.map(|per_image| per_image.of(images)),
        }
    }

    /// The whole cost; nothing where re-scans are not known.
    pub(crate) fn cost(&self, prices: &Prices, per_image: Option<PerImage>) -> Option<Amount> {
        Some(self.fixed(prices).plus(prices.rescan.times(self.rescans(per_image)?)))
    }
}

/// Tells whether Inspector still scans an image again, at the time of the newest push: it was pushed or used lately enough (Inspector
/// user guide, "Configuring the Amazon ECR re-scan duration"). Where nobody knows when it was pushed, it is; where nobody knows which
/// use counts, each does.
fn is_rescanned(image: &Image, setting: &RescanSetting, newest: Option<Instant>) -> bool {
    let within = |instant: Option<Instant>, after: Option<RescanDuration>| match (instant, newest, after) {
        (Some(instant), Some(newest), Some(RescanDuration::Days(days))) => instant.is_within(days, newest),
        (_, _, Some(RescanDuration::Lifetime)) => true,
        _ => false,
    };
    let used = match setting.by {
        Some(ImageUse::LastPull) => image.pulled,
        Some(ImageUse::LastInUse) => image.in_use,
        None => image.pulled.max(image.in_use),
    };
    image.pushed.is_none() || within(image.pushed, setting.after_push) || within(used, setting.after_use)
}
