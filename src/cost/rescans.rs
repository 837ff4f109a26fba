//! How often Inspector re-scans an image in a month.

use super::amount::{MILLION, millionths};

/// The most re-scans of an image in a month that are believed: one in about four minutes.
pub(super) const MOST: u64 = 10_000;

/// The re-scans of an image in a month: a number of re-scans of a number of images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PerImage {
    rescans: u64,
    images: u64,
}

/// What is known of re-scans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Rescans {
    #[default]
    Unknown,
    /// A number for each image, as it was given.
    PerImage(u64),
    /// Those of all images of a registry in 30 days, as Inspector counted them.
    Counted(u64),
}

impl PerImage {
    /// So many for each image.
    pub(super) fn whole(rescans: u64) -> Self {
        Self { rescans, images: 1 }
    }

    /// So many for so many images; nothing for no image.
    pub(super) fn counted(rescans: u64, images: u64) -> Option<Self> {
        (images > 0).then_some(Self { rescans, images })
    }

    /// More than can be.
    pub(super) fn is_absurd(self) -> bool {
        self.rescans / self.images.max(1) > MOST
    }

    /// The re-scans of so many images, to the nearest.
    pub(crate) fn of(self, images: u64) -> u64 {
        let (rescans, all) = (u128::from(self.rescans) * u128::from(images), u128::from(self.images.max(1)));
        u64::try_from((rescans + all / 2) / all).unwrap_or(u64::MAX)
    }

    /// The number as decimal, with two decimals where it is not whole.
    pub(crate) fn decimal(self) -> String {
        let images = self.images.max(1);
        if self.rescans.is_multiple_of(images) {
            return (self.rescans / images).to_string();
        }
        let hundredths = (u128::from(self.rescans) * 100 + u128::from(images / 2)) / u128::from(images);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// The whole number that a decimal one is, such as `820.0`: Inspector counts with a decimal point.
pub(super) fn count(decimal: &str) -> Option<u64> {
    u64::try_from((millionths(decimal)? + MILLION / 2) / MILLION).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_re_scans_are_shared_among_images_and_come_to_the_same() {
        let counted = PerImage::counted(820, 41).unwrap();
        assert_eq!((counted.of(41), counted.of(2), counted.decimal()), (820, 40, "20".to_owned()));
        let uneven = PerImage::counted(100, 7).unwrap();
        assert_eq!((uneven.of(7), uneven.of(1), uneven.decimal()), (100, 14, "14.29".to_owned()));
        assert_eq!(PerImage::counted(1, 0), None);
        assert!(PerImage::counted(20_001, 2).is_some_and(|per_image| !per_image.is_absurd()));
        assert!(PerImage::whole(10_001).is_absurd());
    }

    #[test]
    fn counts_have_a_decimal_point() {
        assert_eq!(["820.0", "820", "0.4", "-1", "x"].map(count), [Some(820), Some(820), Some(0), None, None]);
    }
}
