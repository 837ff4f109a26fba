#![doc = include_str!("generated-syntax.md")]

use std::path::Path;

use super::written::source;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::Failure;
use crate::source::Place;
use crate::target::bundle::GeneratedFile;

pub(crate) static CODE: Code = page!(Error "V001" "generated-syntax");

/// A template whose text is not HCL.
pub(super) fn report(file: &GeneratedFile, output: &Path, failure: &Failure) -> Diagnostic {
    let place = Place::new(&source(file, output), failure.span);
    Diagnostic::new(&CODE, format!("the template of `{}` does not generate valid HCL: {}", file.path, failure.words()))
        .primary(place, "")
        .help("repair the template: close every bracket and quote, and use no value with `| safe`")
}
