//! What a module's text tells AWS, whatever it was made from.

use std::path::Path;

use super::emitted::{self, EmittedRule};
use super::module::Module;
use crate::bundle::Bundle;
use crate::plan::{Release, ScanType};

/// The release states of a module, each with its rules. `None` where the text is not HCL, does not configure scanning
/// exactly once, or does not tell by itself what AWS gets.
pub fn read_states(bundle: &Bundle, output: &Path) -> Option<Vec<(ScanType, Vec<EmittedRule>)>> {
    let module = Module::parse(bundle, output).ok()?;
    if module.configurations().count() != 1 {
        return None;
    }
    let has_variable = module.blocks_of("variable").any(|variable| variable.label(0) == Some(Release::VARIABLE));
    let values: &[Option<bool>] = if has_variable { &[Some(true), Some(false)] } else { &[None] };
    let mut states: Vec<(ScanType, Vec<EmittedRule>)> = Vec::new();
    for value in values {
        let (scan_type, rules) = emitted::evaluated(&module, *value)?;
        let state = [ScanType::Enhanced, ScanType::Basic].into_iter().find(|state| state.word() == scan_type)?;
        if !states.iter().any(|(known, _)| *known == state) {
            states.push((state, rules));
        }
    }
    Some(states)
}
