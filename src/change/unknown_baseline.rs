#![doc = include_str!("unknown-baseline.md")]

use std::io::ErrorKind;
use std::path::Path;

use super::git::{self, GitError};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "W006" "unknown-baseline");

/// A text that names neither a directory nor a revision.
pub(super) fn option(revision: &str) -> Diagnostic {
    let help = "`--against` takes a directory with an earlier output, or a git revision such as `main` or `HEAD~1`";
    report(revision, "a git revision does not start with `-`", "neither a directory nor a git revision", help)
}

/// A revision that git does not give, asked for in a directory; the help is that of the cause.
pub(super) fn failed(revision: &str, directory: &Path, error: &GitError) -> Diagnostic {
    let reason = error.reason("git does not find this revision");
    match error {
        GitError::NotRun(error) if error.kind() == ErrorKind::NotFound => report(
            revision,
            &reason,
            "no directory has this name, and there is no git to look for a revision",
            "git is not on PATH (the image of the Containerfile has none): install it, or compare with a directory, `--against DIR`",
        ),
        GitError::NotRun(_) => report(revision, &reason, "", "compare with a directory: `--against DIR`"),
        GitError::Said(said) if said.contains("dubious ownership") => {
            let help = format!("if you trust the repository: `{}`", exception(said, directory));
            report(revision, &reason, "git reads no repository of another user", &help)
        }
        GitError::Said(said) if said.contains("not a git repository") => report(
            revision,
            "this is not a git repository",
            "no directory has this name, and there are no revisions here",
            "compare with a directory that holds an earlier output: `--against DIR`; a revision needs a clone of the repository",
        ),
        GitError::Said(_) if Path::new(revision).is_file() => report(
            revision,
            &reason,
            "this is a file",
            "`--against` takes the directory that the file is in, or a git revision",
        ),
        GitError::Said(_) => {
            report(revision, &reason, "neither a directory nor a git revision", &not_found(revision, directory))
        }
    }
}

/// The command by which git trusts a repository, as it prints it.
fn exception(said: &str, directory: &Path) -> String {
    let line = said.lines().map(str::trim).find(|line| line.starts_with("git config "));
    line.map_or_else(|| format!("git config --global --add safe.directory {}", directory.display()), str::to_owned)
}

/// The repair where git runs, and has no such revision.
fn not_found(revision: &str, directory: &Path) -> String {
    let asked = |arguments: &[&str]| git::text(directory, arguments).unwrap_or_default();
    let remote = asked(&["for-each-ref", "--format=%(refname:short)", "refs/remotes"]);
    let is_meant = |name: &&str| name.split_once('/').is_some_and(|(_, branch)| branch == revision);
    if let Some(name) = remote.lines().find(is_meant) {
        return format!("this clone has it as `{name}`: `--against {name}`");
    }
    if git::commit(directory, "HEAD").is_err() {
        return "the repository has no commit yet; without `--against` the comparison is with the files on disk"
            .to_owned();
    }
    if asked(&["rev-parse", "--is-shallow-repository"]) == "true" {
        return "in a shallow clone, fetch the revision first, for example `git fetch --depth=1 origin main`, or all of them with `git fetch --unshallow`".to_owned();
    }
    "`--against` takes a directory with an earlier output, or a git revision such as `main` or `HEAD~1`; `git log --oneline` lists them".to_owned()
}

fn report(revision: &str, reason: &str, label: &str, help: &str) -> Diagnostic {
    let place = Place::new(&Source::new("--against", revision), Span { start: 0, end: revision.len() });
    Diagnostic::new(&CODE, format!("there is nothing to compare with at `{revision}`: {reason}"))
        .primary(place, label)
        .help(help)
}
