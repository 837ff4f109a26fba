#![doc = include_str!("unreadable-inventory.md")]

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "I001" "unreadable-inventory");

/// The inventory of that path can't be read.
pub(super) fn report(path: &Path, error: &Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => "`aws ecr describe-repositories --output json > repos.json` writes an inventory",
        ErrorKind::PermissionDenied => "allow yourself to read it",
        _ => "an inventory is a readable file, or `-` for standard input",
    };
    Diagnostic::new(&CODE, format!("`{}` can't be read: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help(help)
}

/// Standard input is asked to be the inventory and a policy.
pub(crate) fn stdin_is_taken() -> Diagnostic {
    Diagnostic::new(&CODE, "standard input can't be both the policy and the inventory")
        .primary(Place::new(&Source::new("<stdin>", ""), Span::default()), "")
        .help("name one of the two by its path")
}
