//! The configuration that a module's text gives AWS, whatever it was made from.

use std::path::Path;

use super::earlier_alerts;
use super::emitted::{self, EmittedRule};
use super::module::Module;
use super::wrong_region;
use crate::hcl::Kind;
use crate::plan::{AlertDestination, EarlierAlert};
use crate::registry::ReleaseVariable;
use crate::registry::ScanType;
use crate::target::bundle::Bundle;

/// Configuration of a module's text.
#[derive(Debug)]
pub(crate) struct ReadModule {
    /// Its release states, each with its rules.
    pub states: Vec<(ScanType, Vec<EmittedRule>)>,
    /// The state that it is in where nobody gives the release variable a value; `None` where that has no default.
    pub in_force: Option<ScanType>,
    /// The label of its scanning configuration.
    pub label: String,
    /// Its scanning configuration is in the region of its input.
    pub takes_region: bool,
    /// The repositories of its alerts, by the names of their rules within the text.
    pub alerts: Vec<EarlierAlert>,
    /// The destination of their messages, if it is told.
    pub alert_destination: Option<AlertDestination>,
}

/// Reads the configuration of a module, in each of its release states. `None` where the text is not HCL, does not configure scanning
/// exactly once, or does not tell by itself what AWS gets.
pub(crate) fn read_module(bundle: &Bundle, output: &Path) -> Option<ReadModule> {
    let module = Module::parse(bundle, output).ok()?;
    if module.configurations().count() != 1 {
        return None;
    }
    let variable = module.blocks_of("variable").find(|variable| variable.label(0) == Some(ReleaseVariable::NAME));
    let values: &[bool] = if variable.is_some() { &[true, false] } else { &[true] };
    let default = variable.map(|top| match top.block.attribute("default").map(|default| &default.value.kind) {
        Some(Kind::Bool(default)) => Some(*default),
        _ => None,
    });
    let mut in_force = None;
    let mut states: Vec<(ScanType, Vec<EmittedRule>)> = Vec::new();
    for value in values {
        let (scan_type, rules) = emitted::evaluated(&module, *value)?;
        let state = ScanType::parse(&scan_type)?;
        if default.is_none_or(|default| default == Some(*value)) {
            in_force = Some(state);
        }
        if !states.iter().any(|(known, _)| *known == state) {
            states.push((state, rules));
        }
    }
    let configuration = module.configurations().next()?;
    let label = configuration.label(1)?.to_owned();
    let takes_region = wrong_region::is_input(configuration);
    let (alerts, alert_destination) = (earlier_alerts::of(&module), earlier_alerts::destination(&module));
    Some(ReadModule { states, in_force, label, takes_region, alerts, alert_destination })
}
