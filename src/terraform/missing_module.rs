#![doc = include_str!("missing-module.md")]

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "T006" "missing-module");

/// A call of a module whose folder isn't there.
pub(super) fn report(source: Place, folder: &Path) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the module's folder `{}` is not there", paths::slashed(folder)))
        .primary(source, "called from here")
        .help("correct the `source`; it is relative to the folder of the file that it stands in")
}
