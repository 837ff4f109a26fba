//! What an earlier text of a module told AWS.

use std::path::Path;
use std::sync::Arc;

use super::rules::StateRules;
use crate::bundle::{Bundle, GeneratedFile};
use crate::verify::read_states;

/// The states of a module of these files; `None` where they do not tell.
pub(in crate::compare) fn states(files: Vec<(&'static str, String)>) -> Option<Vec<StateRules>> {
    let files = files.into_iter().map(|(path, text)| Arc::new(GeneratedFile::existing(path, text)));
    let bundle = Bundle::new(files.collect());
    read_states(&bundle, Path::new(""))
}
