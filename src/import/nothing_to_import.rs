#![doc = include_str!("nothing-to-import.md")]

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "A004" "nothing-to-import");

/// An input of that kind and name without a configuration of scanning.
pub(super) fn report(kind: &str, source: &Arc<Source>) -> Diagnostic {
    let name = Source::new(source.name(), "");
    Diagnostic::new(
        &CODE,
        format!("{kind} sets no registry's scanning: there is no `aws_ecr_registry_scanning_configuration` in it"),
    )
    .primary(Place::new(&name, Span::default()), "")
    .help(
        "where it was set by hand, import what AWS says: `aws ecr get-registry-scanning-configuration > registry.json`",
    )
}
