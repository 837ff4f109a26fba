//! A filter that could stand for several names.

use super::group::Shape;

/// A filter that catches several wanted names and no other.
#[derive(Debug)]
pub(super) struct Candidate<'n> {
    /// The shape of the filter.
    pub(super) shape: Shape<'n>,
    /// The positions of the wanted names that it catches.
    pub(super) wanted: Vec<usize>,
}
