//! What an earlier text of a module told AWS.

use std::path::Path;
use std::sync::Arc;

use super::rules::StateRules;
use crate::bundle::{Bundle, GeneratedFile};
use crate::verify::read_states;

/// The states of a module whose HCL files have these texts; `None` where they do not tell.
pub(in crate::compare) fn states(texts: Vec<Arc<str>>) -> Option<Vec<StateRules>> {
    let files = texts.into_iter().map(|text| Arc::new(GeneratedFile::existing("earlier.tf", text)));
    let bundle = Bundle::new(files.collect());
    let states = read_states(&bundle, Path::new(""))?;
    states.iter().map(|(state, rules)| StateRules::emitted(rules, *state)).collect()
}
