//! A decision: how something unknown is taken to be.

use super::typed_value::{TypedValue, UnknownRef};
use crate::source::Place;

/// Something unknown, and how it is taken to be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    /// What it is.
    pub(crate) what: UnknownRef,
    /// Where it stands.
    pub(crate) place: Place,
    /// How it is taken.
    pub(crate) is_true: bool,
    /// Of an equation: the unknown side, and the other side.
    pub(crate) equation: Option<(UnknownRef, TypedValue)>,
}
