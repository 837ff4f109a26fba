//! Value without parts, as it stands in an event or in a pattern.

use std::fmt;

/// A value that is neither an object nor an array.
///
/// Numbers are compared as 64-bit floats, which is exact for what AWS takes: up to 5,000,000,000 with six digits behind the
/// point. event-ruler compares greater ones by their text.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
}

impl Scalar {
    /// Returns the string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// As JSON.
impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Bool(value) => write!(formatter, "{value}"),
            Self::Number(value) => write!(formatter, "{value}"),
            Self::Text(text) => write!(formatter, "{}", serde_json::Value::from(text.as_str())),
        }
    }
}
