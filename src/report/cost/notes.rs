//! Remarks on a cost: the sources of its parts, and the parts that it leaves out.

use super::basis::Basis;
use crate::cost::PerImage;
use crate::registry::{ImageUse, RescanSetting};

impl Basis {
    /// The notes on costs of which some are charged for, each a sentence without its stop. Open are those with re-scans that nobody
    /// knows.
    pub(in crate::report) fn notes(&self, is_open: bool) -> Vec<String> {
        let expiry = self.expiry.as_ref();
        let first_scans = match self.has_pushes {
            true => {
                "first scans are the images pushed in the 30 days up to the newest push, as far as they still exist: a lower bound"
            }
            false => {
                "no image has the time of its push, so no first scan is counted: append the output of `aws ecr describe-images`"
            }
        };
        let notes = [
            Some(first_scans.to_owned()),
            rescans(self.per_image, is_open),
            expiry.map(|_| if self.has_pushes { EXPIRY } else { NO_EXPIRY }.to_owned()),
            expiry.filter(|_| self.has_pushes).and_then(|setting| self.uses(setting)).map(str::to_owned),
            Some(self.prices()),
            Some("with the Essentials plan of Security Hub, Security Hub charges for each resource instead".to_owned()),
        ];
        notes.into_iter().flatten().collect()
    }

    fn prices(&self) -> String {
        let region = if self.prices.are_given { "by the given price list" } else { "as in us-east-2" };
        let (first_scan, rescan) = (self.prices.first_scan.exact(), self.prices.rescan.exact());
        format!("prices are ${first_scan} for a first scan and ${rescan} for a re-scan, {region}")
    }

    /// The remark on images that are used, but not known to be.
    fn uses(&self, setting: &RescanSetting) -> Option<&'static str> {
        match (setting.after_use, setting.by) {
            (None, _) => Some(
                "images that are only used are not counted, because the time after the last use is not known: pass `--inspector`, or set `after_use`",
            ),
            (Some(_), _) if self.has_uses => None,
            (Some(_), Some(ImageUse::LastPull)) => Some(
                "no image has the time of its last pull, so images that are only used are not counted: append the output of `aws ecr describe-images`",
            ),
            (Some(_), Some(ImageUse::LastInUse) | None) => Some(
                "no image has the time of its last use, so images that are only used are not counted: append the output of `aws inspector2 list-coverage`",
            ),
        }
    }
}

const EXPIRY: &str =
    "images that were neither pushed nor used within the times of Inspector's re-scan setting are not scanned again";

/// The remark in its place without a push, the newest of which is the time that everything is counted up to.
const NO_EXPIRY: &str =
    "no image has the time of its push, so all are counted as scanned again, whatever Inspector's re-scan setting is";

fn rescans(per_image: Option<PerImage>, is_open: bool) -> Option<String> {
    match per_image {
        Some(per_image) => {
            Some(format!("re-scans are {} a month for each image under a continuous rule", per_image.decimal()))
        }
        None if is_open => Some(
            "`r` is the number of re-scans of an image in a month: pass it with `--rescans`, or `--usage`".to_owned(),
        ),
        None => None,
    }
}
