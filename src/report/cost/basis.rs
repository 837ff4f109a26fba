//! What the cost of a state is computed with, beside its counts.

use crate::cost::{PerImage, Prices};
use crate::inventory::Images;
use crate::registry::RescanSetting;

/// Prices, re-scans, and what is known of images and of Inspector's setting.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Basis {
    pub(super) prices: Prices,
    /// Re-scans of an image in a month, where they are known.
    pub(super) per_image: Option<PerImage>,
    /// Some image has a time of its push: else no first scan can be counted.
    pub(super) has_pushes: bool,
    /// The setting by which images are no longer scanned again; nothing where all are.
    pub(super) expiry: Option<RescanSetting>,
    /// Some image has a time of the use that counts.
    pub(super) has_uses: bool,
}

impl Basis {
    /// The basis for these images.
    pub(super) fn of(
        prices: Prices,
        per_image: Option<PerImage>,
        images: &Images,
        rescan: Option<&RescanSetting>,
    ) -> Self {
        let expiry = rescan.copied().filter(|setting| setting.expires_images());
        let has_uses = expiry.is_some_and(|setting| images.has_uses(setting.by));
        Self { prices, per_image, has_pushes: images.newest().is_some(), expiry, has_uses }
    }
}
