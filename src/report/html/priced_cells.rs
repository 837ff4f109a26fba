//! Cells of a repository's row with its images and cost.

use serde::Serialize;

/// The cells of a repository.
#[derive(Serialize)]
pub(super) struct PricedCells {
    pub(super) images: String,
    /// The cost while ENHANCED, before and after where it changes.
    pub(super) usd: String,
}
