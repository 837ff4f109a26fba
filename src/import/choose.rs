//! Choice of the command line among several registries, and its values for variables.

use super::diagnostics;
use super::found::Found;
use crate::diagnostic::Findings;
use crate::terraform::Variables;

/// Choice of the command line.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Values of variables, where the input has some.
    pub variables: Variables,
    pub address: Option<String>,
    pub region: Option<String>,
}

impl Choice {
    fn is_met(&self, found: &Found) -> bool {
        self.address.as_ref().is_none_or(|address| *address == found.address)
            && self.region.as_ref().is_none_or(|region| found.region.as_ref() == Some(region))
    }
}

/// The one that is meant.
pub(super) fn choose(found: Vec<Found>, choice: &Choice) -> Result<Found, Findings> {
    let (mut met, others): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| choice.is_met(found));
    match met.pop() {
        Some(only) if met.is_empty() => Ok(only),
        Some(last) => {
            met.push(last);
            Err(diagnostics::input::several_configurations(&met).into())
        }
        None => Err(diagnostics::input::no_such_configuration(&others).into()),
    }
}
