#![doc = include_str!("not-static.md")]

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;
use crate::terraform::Refusal;

pub(super) static CODE: Code = page!(Error "V002" "not-static");

const HELP: &str = "locals and the scanning configuration may use literals, locals, the release variable, `? :` and logical operators; let the template write out everything else";

/// An expression that the text and the release variable do not decide.
pub(super) fn report(module: &Module<'_>, refusal: &Refusal) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the scanning configuration of the module is not known statically: {}", refusal.reason),
    )
    .primary(module.written(&refusal.place), "")
    .help(HELP)
}

/// An argument of a companion's resource that the text and the release variable do not decide.
pub(super) fn of_resource(address: &str, reason: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("an argument of `{address}` is not known statically: {reason}"))
        .primary(place, "")
        .help("let the template write the value out: literals, `jsonencode` of them, references, and the release variable in `? :`")
}

/// There is nothing to evaluate.
pub(super) fn no_configuration(module: &Module<'_>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "the module sets no scanning configuration").help(HELP);
    match module.start() {
        Some(place) => diagnostic.primary(place, ""),
        None => diagnostic,
    }
}
