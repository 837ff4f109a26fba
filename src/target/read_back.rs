//! The configuration that a text gives AWS, read back by its target.

use std::collections::BTreeMap;

use crate::plan::{AlertDestination, EarlierAlert};
use crate::registry::{Rule, ScanType};

/// Configuration that the text of a module has.
#[derive(Debug)]
pub(crate) struct ReadBack {
    /// Its release states, each with its rules.
    pub states: Vec<(ScanType, Vec<Rule>)>,
    /// The state that it is in where nobody gives the release variable a value; `None` where that has no default.
    pub in_force: Option<ScanType>,
    /// The name of its scanning configuration within the text, where another name is another resource.
    pub label: Option<String>,
    /// It is in the region of an input; `None` of a target that has no such input.
    pub takes_region: Option<bool>,
    /// The policy's entries by the filters that stand for them, as far as the text says them.
    pub entries: BTreeMap<String, String>,
    /// Its alerts.
    pub alerts: Vec<EarlierAlert>,
    /// The destination of their messages, if it is told.
    pub alert_destination: Option<AlertDestination>,
}
