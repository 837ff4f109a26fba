//! Companions of a policy, which it states beside scanning, ready to be written.

use serde_json::Value;

use super::alert::{AlertDestination, PlannedAlert};
use super::resource::{Output, PlannedVariable, Resource};

/// The part of a plan that one companion asks for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CompanionPlan {
    /// The companion's name, under which templates find `names`.
    pub name: &'static str,
    /// The resources that the text must say for it.
    pub resources: Vec<Resource>,
    /// The outputs that the text must have for it.
    pub outputs: Vec<Output>,
    /// The variables that the text must declare for it.
    pub variables: Vec<PlannedVariable>,
    /// The event rules among its resources, and what they must fire for.
    pub alerts: Vec<PlannedAlert>,
    /// The destination of their messages, if there are some.
    pub destination: Option<AlertDestination>,
    /// Files that are written as they are, beside the text of the target.
    pub files: Vec<PlannedFile>,
    /// The names that its templates can use.
    pub names: Value,
}

/// A file whose text no target decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedFile {
    /// Its path within the output directory.
    pub path: &'static str,
    pub text: String,
}
