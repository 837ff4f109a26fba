//! Resources of a directory that have to do with scanning, beside the registry's configuration.

use crate::diagnostic::Diagnostic;
use crate::import::diagnostics;
use crate::source::Place;
use crate::terraform::Directory;
use crate::terraform::scanning::{ENABLER, ORGANIZATION};

/// Whatever switches Inspector on.
pub(super) fn warnings(directory: &Directory) -> Vec<Diagnostic> {
    let places = |kind: &str| -> Vec<Place> {
        let blocks = directory.modules().iter().flat_map(|module| module.resources_of(kind));
        blocks.map(|block| block.place()).collect()
    };
    diagnostics::warnings::left_inspector(&places(ENABLER), &places(ORGANIZATION))
}
