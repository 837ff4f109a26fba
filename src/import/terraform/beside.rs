//! What stands in a folder beside the registry's scanning and has to do with it.

use crate::diagnostic::Diagnostic;
use crate::import::left_behind;
use crate::source::Place;
use crate::terraform::Folder;
use crate::terraform::scanning::{ENABLER, ORGANIZATION};

/// Whatever switches Inspector on.
pub(super) fn lost(folder: &Folder) -> Vec<Diagnostic> {
    let places = |kind: &str| -> Vec<Place> {
        let blocks = folder.modules().iter().flat_map(|module| module.resources_of(kind));
        blocks.map(|block| block.place()).collect()
    };
    left_behind::inspector(&places(ENABLER), &places(ORGANIZATION))
}
