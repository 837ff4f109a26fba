#![doc = include_str!("not-told.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A006" "not-told");

/// A value that the text does not tell; `depends_on` is what it comes from.
pub(super) fn depends(what: &str, depends_on: &str, place: &Place) -> Diagnostic {
    let variable = depends_on.strip_prefix("var.").filter(|name| !name.contains(['.', '[', ' ']));
    let help = match variable {
        Some(name) => format!("say what it is with `--var {name}=VALUE`"),
        None => {
            "write the value out, or import from the state or a plan: `terraform show -json > state.json`".to_owned()
        }
    };
    Diagnostic::new(&CODE, format!("{what} is not told: it depends on `{depends_on}`"))
        .primary(place.clone(), "")
        .help(help)
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
