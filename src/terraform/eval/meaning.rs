//! Meanings of references.

use super::typed_value::{Roots, UnknownRef};

/// Meaning of a reference in words.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    /// Something unknown.
    Unknown(UnknownRef, Roots),
    /// A known value, written out, with the unknowns in it.
    Known(String, Roots),
    /// Something that is too long to be written out, and what is unknown in it; a number tells it from others.
    Long(u64, Roots),
}
