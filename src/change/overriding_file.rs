#![doc = include_str!("overriding-file.md")]

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::slashed;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Warning "W007" "overriding-file");

/// A file in the output directory that Terraform lays over the generated ones.
pub(super) fn report(path: &Path) -> Diagnostic {
    let path = slashed(path);
    Diagnostic::new(&CODE, format!("`{path}` can change what the module says, and is not verified"))
        .primary(Place::new(&Source::new(path, ""), Span::default()), "")
        .help("Terraform merges override files into the other files of a module: make the change in the policy, and remove the file")
}
