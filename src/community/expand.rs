//! Cases in which the calls of known modules are the resources that these make.

use super::inputs::InputError;
use super::made::Made;
use super::of_source;
use crate::terraform::{CALL, Case};

/// A call of which it can't be told what it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenCall {
    /// Its address.
    pub(crate) address: String,
    /// The module.
    pub(crate) module: &'static str,
    /// The input that is unknown, or is not what the module takes.
    pub(crate) input: String,
}

/// Puts in place of each call what it makes, and returns the calls that are open.
pub(crate) fn expand(case: &mut Case) -> Vec<OpenCall> {
    let mut open = Vec::new();
    let mut resources = Vec::with_capacity(case.resources.len());
    for resource in std::mem::take(&mut case.resources) {
        let module = Some(&resource).filter(|resource| resource.kind == CALL);
        let module = module.and_then(|call| of_source(call.body.value("source").as_text()?));
        match module.map(|module| (module, module.made(&resource))) {
            None => resources.push(resource),
            Some((_, Made::Registry(registry))) => resources.push(*registry),
            Some((_, Made::Nothing)) => {}
            Some((module, Made::Open(error))) => {
                let (InputError::Unknown { input, .. } | InputError::Misfit { input, .. }) = error;
                open.push(OpenCall { address: resource.address, module: module.name, input });
            }
        }
    }
    case.resources = resources;
    open
}
