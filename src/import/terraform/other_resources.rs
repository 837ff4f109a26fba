//! Resources of a directory that have to do with scanning, beside the registry's configuration.

use crate::diagnostic::Diagnostic;
use crate::import::diagnostics;
use crate::source::Place;
use crate::terraform::Folder;
use crate::terraform::scanning::{ENABLER, ORGANIZATION};

/// Whatever switches Inspector on.
pub(super) fn warnings(folder: &Folder) -> Vec<Diagnostic> {
    let places = |kind: &str| -> Vec<Place> {
        let blocks = folder.modules().iter().flat_map(|module| module.resources_of(kind));
        blocks.map(|block| block.place()).collect()
    };
    diagnostics::warnings::left_inspector(&places(ENABLER), &places(ORGANIZATION))
}
