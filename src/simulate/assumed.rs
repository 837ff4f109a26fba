//! An unknown and the value that is assumed for it.

use serde::Serialize;

/// Unknown of a configuration with the value that it is explored with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Assumed {
    /// The unknown, in the words of the configuration.
    pub what: String,
    /// The value.
    pub taken: String,
}
