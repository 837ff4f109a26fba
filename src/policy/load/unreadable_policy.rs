#![doc = include_str!("unreadable-policy.md")]

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, page};
use crate::git::is_revision;
use crate::paths::slashed;
use crate::policy::PolicyFile;
use crate::source::{Place, Source, Span};
use crate::terraform::Engine;

pub(super) static CODE: Code = page!(Error "S001" "unreadable-policy");

/// The most policies that are named where others are meant.
const NAMED: usize = 5;

/// No policy was named and none found; `below` are those that lie in directories below this one.
pub(super) fn not_found(below: &[PathBuf]) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "there is no `{}` in this directory or in a parent directory up to the git root",
            PolicyFile::DEFAULT_NAME
        ),
    )
    .primary(Place::new(&Source::new(PolicyFile::DEFAULT_NAME, ""), Span::default()), "")
    .help(help(below, "create one with `scanwright init`, or pass the path of the policy"))
}

/// No policy stands in a directory that was named.
pub(super) fn not_in(directory: &Path, path: &Path, below: &[PathBuf]) -> Diagnostic {
    let name = slashed(directory);
    Diagnostic::new(&CODE, format!("there is no `{}` in `{name}`", PolicyFile::DEFAULT_NAME))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help(if below.is_empty() && Engine::Auto.reads_any_of(directory) {
            format!("it has Terraform: `scanwright lint {name}` finds hazards in it, `scanwright simulate {name}` tells whether it settles, and `scanwright import {name}` writes a policy of it")
        } else {
            help(below, "check the path, or create a policy with `scanwright init`")
        })
}

/// The policies below, where there are any: one of them is meant.
fn help(below: &[PathBuf], otherwise: &str) -> String {
    if below.is_empty() {
        return otherwise.to_owned();
    }
    let named: Vec<String> = below.iter().take(NAMED).map(|path| format!("`{}`", slashed(path))).collect();
    let more = match below.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let (lie, them) = if below.len() == 1 { ("lies", "it") } else { ("lie", "one of them") };
    format!(
        "below {lie} {}{more}: pass {them}; `check`, `generate`, `diff` and `review` take all of them with `--recursive`",
        named.join(", ")
    )
}

/// True for the finding that no policy was found, where none was named.
pub(crate) fn is_absence(finding: &Diagnostic) -> bool {
    finding.code == &CODE && finding.message.starts_with("there is no ")
}

/// There is no policy below a directory.
pub(super) fn none_below(directory: &Path) -> Diagnostic {
    let (name, place) = (slashed(directory), crate::paths::tidy(&directory.join(PolicyFile::DEFAULT_NAME)));
    Diagnostic::new(&CODE, format!("there is no `{}` at or below `{name}`", PolicyFile::DEFAULT_NAME))
        .primary(Place::new(&Source::new(slashed(&place), ""), Span::default()), "")
        .help("create one with `scanwright init`, or pass the path of the policy")
}

/// The policy of that path can't be read.
pub(super) fn failed(path: &Path, error: &Error) -> Diagnostic {
    let name = path.to_string_lossy();
    let against = || format!("`{name}` is a git revision: `scanwright diff --against {name}` compares with it");
    let help = match error.kind() {
        ErrorKind::NotFound if !name.ends_with(".toml") && is_revision(&name) => {
            return at(path, error).help(against());
        }
        ErrorKind::NotFound => "check the path, or create a policy with `scanwright init`",
        ErrorKind::PermissionDenied => "check the file permissions",
        _ => "pass the path of a file, or `-` for standard input",
    };
    at(path, error).help(help)
}

fn at(path: &Path, error: &Error) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{}` can't be read: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
}
