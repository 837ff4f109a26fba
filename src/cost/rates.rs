//! What costs are computed with: prices, and re-scans of an image.

use std::path::{Path, PathBuf};

use super::prices::Prices;
use super::rescans::{MOST, PerImage, Rescans};
use super::{diagnostics, price_list, usage};
use crate::diagnostic::{Diagnostic, Findings};

/// The sources of both.
#[derive(Debug, Default)]
pub(crate) struct RateSources<'a> {
    /// Re-scans of an image, as they were given.
    pub(crate) rescans: Option<&'a str>,
    /// File with those that Inspector counted.
    pub(crate) usage: Option<&'a Path>,
    /// File with prices.
    pub(crate) prices: Option<&'a Path>,
}

/// The prices, and what is known of re-scans.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rates {
    pub(crate) prices: Prices,
    rescans: Rescans,
    /// The file that re-scans were read from.
    usage: Option<PathBuf>,
}

impl RateSources<'_> {
    /// Reads them.
    ///
    /// # Errors
    /// A file can't be read or is something else, or the number is none.
    pub(crate) fn read(&self) -> Result<Rates, Findings> {
        let mut findings = Vec::new();
        let mut keep = |failed: Findings| findings.extend(failed);
        let prices = self.prices.map_or(Ok(Prices::default()), price_list::read);
        let prices = prices.map_err(&mut keep).unwrap_or_default();
        let rescans = self.rescans().map_err(&mut keep).unwrap_or_default();
        match findings.is_empty() {
            true => Ok(Rates { prices, rescans, usage: self.usage.map(Path::to_owned) }),
            false => Err(findings.into()),
        }
    }

    fn rescans(&self) -> Result<Rescans, Findings> {
        match (self.rescans, self.usage) {
            (Some(given), _) => {
                let number = given.parse().ok().filter(|number| *number <= MOST);
                Ok(Rescans::PerImage(number.ok_or_else(|| diagnostics::invalid_rescans(given))?))
            }
            (None, Some(usage)) => usage::read(usage).map(Rescans::Counted),
            (None, None) => Ok(Rescans::Unknown),
        }
    }
}

impl Rates {
    /// Tells whether re-scans are those that Inspector counted, which may be more than the images can have had.
    pub(crate) fn are_counted(&self) -> bool {
        matches!(self.rescans, Rescans::Counted(_))
    }

    /// The re-scans of an image, where so many images are under a continuous rule; nothing where they are unknown.
    ///
    /// # Errors
    /// So few images can't have been scanned so often.
    pub(crate) fn per_image(&self, continuous: u64) -> Result<Option<PerImage>, Diagnostic> {
        match self.rescans {
            Rescans::Unknown => Ok(None),
            Rescans::PerImage(number) => Ok(Some(PerImage::whole(number))),
            Rescans::Counted(rescans) => match PerImage::counted(rescans, continuous) {
                Some(per_image) if per_image.is_absurd() => {
                    Err(diagnostics::absurd_usage(self.usage.as_deref(), rescans, continuous))
                }
                per_image => Ok(per_image),
            },
        }
    }
}
