//! [`Order`]: what is to be rehearsed.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use super::apply::Variable;
use super::fake_aws::Start;

/// Options of a rehearsal.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// The directory that terraform would be run in.
    pub directory: PathBuf,
    /// Number of applies for each value that is switched to.
    pub applies: usize,
    /// Values of variables.
    pub variables: Vec<Variable>,
    /// Variables that change between applies.
    pub switches: Vec<Switch>,
    pub program: OsString,
    /// Time that one of terraform's commands may take.
    pub limit: Duration,
    /// State of AWS at first.
    pub start: Start,
}

/// A variable and the values that it takes one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switch {
    pub name: String,
    /// Its values, at least one; the last one stays.
    pub values: Vec<String>,
}
