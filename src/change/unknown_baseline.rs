#![doc = include_str!("unknown-baseline.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "W006" "unknown-baseline");

/// Something to compare with that is neither a directory nor a git revision.
pub(super) fn report(revision: &str, reason: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is nothing to compare with at `{revision}`: {reason}"))
        .primary(Place::new(&Source::new("--against", revision), Span { start: 0, end: revision.len() }), "neither a directory nor a git revision")
        .help("`--against` takes a directory with an earlier output, or a git revision such as `main` or `HEAD~1`; in a shallow clone, fetch the revision first")
}
