#![doc = include_str!("generates-into-root.md")]

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "G006" "generates-into-root");

/// A policy whose module is the very folder that it is to be called from.
pub(super) fn report(policy: &Place, folder: &Path) -> Diagnostic {
    let name = paths::slashed(folder);
    Diagnostic::new(&CODE, format!("the policy generates its module into `{name}`, which is to call it"))
        .primary(policy.clone(), "")
        .also(Place::new(&Source::new(name, ""), Span::default()), "")
        .help("set `output` under `[module]` to a folder of its own, such as `modules/ecr-scanning`")
}
