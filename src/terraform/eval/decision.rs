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
    /// Sides of an equation: the unknown one, and the other one.
    pub(crate) equation: Option<(UnknownRef, TypedValue)>,
}
