#![doc = include_str!("unreadable-import.md")]

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "A001" "unreadable-import");

/// The input of that path can't be read.
pub(super) fn failed(path: &Path, error: &Error) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => {
            "name a Terraform folder, a state or plan as JSON, or what `aws ecr get-registry-scanning-configuration` prints"
        }
        ErrorKind::PermissionDenied => "allow yourself to read it",
        _ => "an input is a readable file or folder, or `-` for standard input",
    };
    report(path, &crate::io::reason(error)).help(help)
}

/// The input has more bytes than are read.
pub(super) fn too_large(path: &Path, most: u64) -> Diagnostic {
    report(path, &format!("it has more than {most} bytes"))
        .help("import what AWS says instead: `aws ecr get-registry-scanning-configuration > registry.json`")
}

fn report(path: &Path, why: &str) -> Diagnostic {
    let name = if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() };
    Diagnostic::new(&CODE, format!("`{name}` can't be read: {why}"))
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
}
