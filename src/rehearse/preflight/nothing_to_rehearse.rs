#![doc = include_str!("nothing-to-rehearse.md")]

use std::io::Error;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::slashed;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "H001" "nothing-to-rehearse");

/// A directory without a file of Terraform.
pub(crate) fn none_in(folder: &Path, called_at: Option<Place>) -> Diagnostic {
    report(folder, format!("there are no Terraform files in `{}`", slashed(folder)), called_at)
}

/// A directory that can't be read.
pub(crate) fn unreadable(folder: &Path, error: &Error, called_at: Option<Place>) -> Diagnostic {
    report(folder, format!("`{}` can't be read: {}", slashed(folder), crate::io::reason(error)), called_at)
}

fn report(folder: &Path, message: String, called_at: Option<Place>) -> Diagnostic {
    let place = called_at.unwrap_or_else(|| Place::new(&Source::new(slashed(folder), ""), Span::default()));
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("pass the folder in which you run terraform; it has files that end in `.tf` or `.tf.json`")
}
