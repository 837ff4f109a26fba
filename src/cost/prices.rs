//! What Inspector charges for a scan.

use super::amount::Amount;

/// The prices of one Region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prices {
    /// Price of the first scan of an image.
    pub(crate) first_scan: Amount,
    /// Price of each further scan of an image under a continuous rule.
    pub(crate) rescan: Amount,
    /// They were read from a price list; else they are those of us-east-2.
    pub(crate) are_given: bool,
}

/// The list prices of us-east-2 (FACTS 5: the AWS Price List).
impl Default for Prices {
    fn default() -> Self {
        Self { first_scan: Amount { micros: 90_000 }, rescan: Amount { micros: 10_000 }, are_given: false }
    }
}
