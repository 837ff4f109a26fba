#![doc = include_str!("too-large-folder.md")]

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::slashed;
use crate::rehearse::copy::{MAX_BYTES, MAX_FILES};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "H009" "too-large-folder");

/// The folder in which the limit was passed.
pub(crate) fn report(folder: &Path) -> Diagnostic {
    let message = format!("there is more to copy than {MAX_FILES} files or {} MiB", MAX_BYTES >> 20);
    Diagnostic::new(&CODE, message).primary(Place::new(&Source::new(slashed(folder), ""), Span::default()), "").help(
        "rehearse a folder that holds the configuration and little else; `.git`, `.terraform` and state are not copied",
    )
}
