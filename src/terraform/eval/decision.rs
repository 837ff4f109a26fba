//! A decision: how something unknown is taken to be.

use super::typed_value::{TypedValue, UnknownRef};
use crate::source::Place;

/// Something unknown, and how it is taken to be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    /// Unknown that is decided.
    pub(crate) what: UnknownRef,
    /// Place of the unknown.
    pub(crate) place: Place,
    pub(crate) is_true: bool,
    /// Of an equation: the unknown side, and the other side.
    pub(crate) equation: Option<(UnknownRef, TypedValue)>,
}
