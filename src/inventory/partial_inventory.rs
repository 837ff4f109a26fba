#![doc = include_str!("partial-inventory.md")]

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Warning "I005" "partial-inventory");

/// An inventory whose last page names a further one.
pub(super) fn report(source: &Arc<Source>, token: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the inventory is not complete: its last page has a token for the next one")
        .primary(Place::new(source, token), "")
        .help("leave out `--max-items` and `--no-paginate`, or append the pages that follow")
}
