//! Arguments of functions: their conversions, and what an unknown one makes of the result.

use std::rc::Rc;

use super::super::convert::{DEEP, to_number, to_text};
use super::super::typed_value::{EvalError, TypedValue};
use super::super::whole::Whole;

/// Converts an argument to a string; `None` if it is unknown.
pub(super) fn text(value: &TypedValue) -> Result<Option<Rc<str>>, EvalError> {
    match value {
        TypedValue::Unknown(..) => Ok(None),
        value => match to_text(value)? {
            TypedValue::Text(text) => Ok(Some(text)),
            _ => Err(EvalError),
        },
    }
}

/// Converts an argument to a number; `None` if it is unknown.
pub(super) fn number(value: &TypedValue) -> Result<Option<Whole>, EvalError> {
    match value {
        TypedValue::Unknown(..) => Ok(None),
        value => Ok(to_number(value)?.and_then(|value| match value {
            TypedValue::Number(number) => Some(number),
            _ => None,
        })),
    }
}

/// Unwraps an argument that may be unknown, or returns that the result is unknown.
macro_rules! known {
    ($maybe:expr) => {
        match $maybe {
            Some(known) => known,
            None => return Ok(None),
        }
    };
}
pub(in crate::terraform::eval::function) use known;

/// Tells whether everything in a value is known.
pub(super) fn is_whole(value: &TypedValue) -> bool {
    value.unknown(&mut { DEEP }).is_none()
}
