//! The cost of each release state: what Inspector charges for the images of an inventory.
//!
//! Inspector charges the first scan of each image, and each re-scan of an image under a continuous rule; basic scanning is free
//! (FACTS 5). Amounts are whole micro-dollars. No clock is read: a month is the 30 days up to the newest push of the inventory.

mod amount;
mod diagnostics;
mod document;
mod inspector;
mod price_list;
mod prices;
mod rates;
mod rescans;
mod state_cost;
mod usage;

pub(crate) use amount::Amount;
pub(crate) use diagnostics::{CODES, no_images};
pub(crate) use inspector::InForce;
pub(crate) use prices::Prices;
pub(crate) use rates::{RateSources, Rates};
pub(crate) use rescans::PerImage;
pub(crate) use state_cost::{Row, StateCost};

/// The days of a month, up to the newest push of the inventory. `list-usage-totals` counts as many (Inspector API reference).
pub(crate) const DAYS: u32 = 30;
