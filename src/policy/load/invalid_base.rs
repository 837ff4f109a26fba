#![doc = include_str!("invalid-base.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "S012" "invalid-base");

/// A path of `extends` at which there is no base.
pub(super) fn report(place: Place, path: &str, fault: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`extends` can't be `{path}`: {fault}")).primary(place, "").help(
        "name a policy relative to this file, within the git repository, for example `extends = \"../base.toml\"`",
    )
}

/// A base that too many files lie before.
pub(super) fn too_deep(place: Place, path: &str, most: usize) -> Diagnostic {
    report(place, path, &format!("more than {most} files extend one another"))
}
