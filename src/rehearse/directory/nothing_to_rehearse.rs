#![doc = include_str!("nothing-to-rehearse.md")]

use std::io::Error;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::slashed;
use crate::source::{Place, Source, Span};

pub(crate) static CODE: Code = page!(Error "H001" "nothing-to-rehearse");

/// A directory without a file of Terraform.
pub(crate) fn none_in(directory: &Path, called_at: Option<Place>) -> Diagnostic {
    report(directory, format!("there are no Terraform files in `{}`", slashed(directory)), called_at)
}

/// A directory that can't be read.
pub(crate) fn unreadable(directory: &Path, error: &Error, called_at: Option<Place>) -> Diagnostic {
    report(directory, format!("`{}` can't be read: {}", slashed(directory), crate::io::reason(error)), called_at)
}

fn report(directory: &Path, message: String, called_at: Option<Place>) -> Diagnostic {
    let place = called_at.unwrap_or_else(|| Place::new(&Source::new(slashed(directory), ""), Span::default()));
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("pass the directory in which you run terraform; it has files that end in `.tf` or `.tf.json`")
}
