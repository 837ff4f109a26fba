#![doc = include_str!("no-terraform.md")]

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "T005" "no-terraform");

/// A folder in which nothing was read; nothing to add where it is already said why.
pub(super) fn report(folder: &Path, findings: &[Diagnostic]) -> Option<Diagnostic> {
    if !findings.is_empty() {
        return None;
    }
    let name = paths::slashed(folder);
    let diagnostic = Diagnostic::new(&CODE, format!("there is no Terraform in `{name}`"))
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
        .help("name the folder that holds the `.tf` files");
    Some(diagnostic)
}
