#![doc = include_str!("unreadable-policy.md")]

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::PolicyFile;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "S001" "unreadable-policy");

/// No policy was named and none found.
pub(super) fn not_found() -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "there is no `{}` in this directory or in a parent directory up to the git root",
            PolicyFile::DEFAULT_NAME
        ),
    )
    .primary(Place::new(&Source::new(PolicyFile::DEFAULT_NAME, ""), Span::default()), "")
    .help("create one with `scanwright init`, or pass the path of the policy")
}

/// True for the finding that no policy was found, where none was named.
pub(crate) fn is_absence(finding: &Diagnostic) -> bool {
    finding.code == &CODE && finding.message.starts_with("there is no ")
}

/// There is no policy below a directory.
pub(super) fn none_below(directory: &Path) -> Diagnostic {
    let (name, place) =
        (crate::paths::slashed(directory), crate::paths::tidy(&directory.join(PolicyFile::DEFAULT_NAME)));
    Diagnostic::new(&CODE, format!("there is no `{}` at or below `{name}`", PolicyFile::DEFAULT_NAME))
        .primary(Place::new(&Source::new(crate::paths::slashed(&place), ""), Span::default()), "")
        .help("create one with `scanwright init`, or pass the path of the policy")
}

/// The policy of that path can't be read.
pub(super) fn failed(path: &Path, error: &Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => "check the path, or create a policy with `scanwright init`",
        ErrorKind::PermissionDenied => "check the file permissions",
        _ => "pass the path of a file, or `-` for standard input",
    };
    Diagnostic::new(&CODE, format!("`{}` can't be read: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help(help)
}
