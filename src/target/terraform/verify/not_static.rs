#![doc = include_str!("not-static.md")]

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::terraform::Refusal;

pub(super) static CODE: Code = page!(Error "V002" "not-static");

const HELP: &str = "locals and the scanning configuration hold literals, names of locals and of the release variable, `? :`, and logic over them; write everything else out with the template";

/// An expression that the text and the release variable do not decide.
pub(super) fn report(module: &Module<'_>, refusal: &Refusal) -> Diagnostic {
    Diagnostic::new(&CODE, format!("what the module tells AWS can't be told from its text: {}", refusal.reason))
        .primary(module.written(&refusal.place), "")
        .help(HELP)
}

/// There is nothing to evaluate.
pub(super) fn no_configuration(module: &Module<'_>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "the module tells AWS nothing").help(HELP);
    match module.start() {
        Some(place) => diagnostic.primary(place, ""),
        None => diagnostic,
    }
}
