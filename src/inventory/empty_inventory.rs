#![doc = include_str!("empty-inventory.md")]

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "I004" "empty-inventory");

/// An inventory without a repository.
pub(super) fn report(source: &Arc<Source>) -> Diagnostic {
    Diagnostic::new(&CODE, "the inventory lists no repository")
        .primary(Place::new(&Source::new(source.name(), ""), Span::default()), "")
        .help("repositories belong to an account and a Region: check both with `aws sts get-caller-identity` and `aws configure list`")
}
