#![doc = include_str!("too-large-folder.md")]

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::slashed;
use crate::source::{Place, Source, Span};

pub(crate) static CODE: Code = page!(Error "H009" "too-large-folder");

/// The most bytes that are copied.
pub(super) const MAX_BYTES: u64 = 64 << 20;

/// The most files that are copied.
pub(super) const MAX_FILES: usize = 10_000;

/// The file with which the limit is passed.
pub(crate) fn report(file: &Path) -> Diagnostic {
    let shown = std::env::current_dir()
        .ok()
        .and_then(|here| file.strip_prefix(here).map(Path::to_owned).ok())
        .unwrap_or_else(|| file.to_owned());
    let shown = slashed(&shown);
    let message = format!("the directory to copy has more than {MAX_FILES} files or {} MiB", MAX_BYTES >> 20);
    Diagnostic::new(&CODE, message).primary(Place::new(&Source::new(shown, ""), Span::default()), "").help(
        "rehearse a directory that contains little more than the configuration; `.git`, `.terraform` and state are not copied",
    )
}
