#![doc = include_str!("not-static.md")]

use super::evaluate::Unknown;
use super::module::{Module, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "V002" "not-static");

const HELP: &str = "locals and the scanning configuration hold literals, names of locals and of the release variable, `? :`, and logic over them; write everything else out with the template";

/// An expression that the text and the release variable do not decide.
pub(super) fn report(top: TopBlock<'_>, unknown: Unknown) -> Diagnostic {
    Diagnostic::new(&CODE, format!("what the module tells AWS can't be told from its text: {}", unknown.reason))
        .primary(top.file.place(unknown.span), "")
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
