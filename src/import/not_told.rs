#![doc = include_str!("not-told.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A006" "not-told");

/// A value that the text does not tell; `depends_on` is what it comes from.
pub(super) fn depends(what: &str, depends_on: &str, place: &Place) -> Diagnostic {
    let help = match variable(depends_on) {
        Some(name) => format!("say what it is with `--var {name}=VALUE`"),
        None => {
            "write the value out, or import from the state or a plan: `terraform show -json > state.json`".to_owned()
        }
    };
    Diagnostic::new(&CODE, format!("{what} is not told: it depends on `{depends_on}`"))
        .primary(place.clone(), "")
        .help(help)
}

/// The first variable of the root in some words; those of a module have its address in front.
fn variable(words: &str) -> Option<&str> {
    let name = words.split_once("var.").filter(|(before, _)| !before.contains("module."))?.1;
    let end = name.find(|char: char| !char.is_alphanumeric() && !matches!(char, '_' | '-')).unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

/// A value that a plan leaves open.
pub(super) fn before_apply(what: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{what} is not told: the plan knows it only after apply"))
        .primary(place.clone(), "")
        .help("apply, then import from the state: `terraform show -json > state.json`")
}

/// A value that is not there at all.
pub(super) fn missing(key: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{key}` is not told: it is not there"))
        .primary(place.clone(), "")
        .help("write the whole answer: `aws ecr get-registry-scanning-configuration > registry.json`")
}
