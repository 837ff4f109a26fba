//! The configuration that an earlier text gave AWS.

use std::sync::Arc;

use super::rules::StateRules;
use crate::plan::{AlertDestination, EarlierAlert};
use crate::registry::ScanType;
use crate::target::Target;

/// Earlier module, read back.
#[derive(Debug)]
pub(in crate::change) struct EarlierModule {
    pub(in crate::change) states: Vec<StateRules>,
    /// The one that it was in without a value for the release variable, if that is known.
    pub(in crate::change) in_force: Option<ScanType>,
    /// The name of its scanning configuration within the text, where another name is another resource.
    pub(in crate::change) label: Option<String>,
    /// It is in the region of an input, where its target has one.
    pub(in crate::change) takes_region: Option<bool>,
    pub(in crate::change) alerts: Vec<EarlierAlert>,
    /// The destination of their messages, if it is told.
    pub(in crate::change) alert_destination: Option<AlertDestination>,
}

/// Reads texts of a target back; `None` if they do not say.
pub(in crate::change) fn module(target: &dyn Target, texts: Vec<Arc<str>>) -> Option<EarlierModule> {
    let read = target.read(texts)?;
    let states = read.states.iter().map(|(state, rules)| StateRules::emitted(rules, *state, &read.entries));
    let states = states.collect::<Option<_>>()?;
    Some(EarlierModule {
        states,
        in_force: read.in_force,
        label: read.label,
        takes_region: read.takes_region,
        alerts: read.alerts,
        alert_destination: read.alert_destination,
    })
}
