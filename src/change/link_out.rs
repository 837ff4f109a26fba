#![doc = include_str!("link-out.md")]

use std::path::Path;

use super::owned;
use crate::diagnostic::{Code, Diagnostic, Findings, page};
use crate::held::HeldDirectory;
use crate::policy::PolicyFile;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "W001" "link-out");

/// Refuses an output directory that a link leads out of the repository, and a link in the place of a directory within
/// it.
pub(super) fn check_directory(file: &PolicyFile, output: &Path) -> Result<(), Findings> {
    let directories = owned::directories().iter().filter(|directory| !directory.is_empty());
    if let Some(link) =
        directories.map(|directory| output.join(directory.trim_end_matches('/'))).find(|path| path.is_symlink())
    {
        return Err(of_file(&link).into());
    }
    let inner = output.strip_prefix(&file.directory).unwrap_or(output);
    let mut path = file.directory.clone();
    for component in inner.components() {
        path.push(component);
        if path.is_symlink() && leaves(file, &path) {
            return Err(of_directory(&path).into());
        }
    }
    Ok(())
}

/// A link where a generated file or directory is to stand.
pub(super) fn of_file(path: &Path) -> Diagnostic {
    report(
        path,
        "a link is in place of a generated file",
        "remove the link; scanwright neither follows nor replaces links, even with `--force`",
    )
}

fn of_directory(path: &Path) -> Diagnostic {
    report(
        path,
        "the output directory is reached through a link that leads out of the repository",
        "remove the link, or set another `output` under `[module]`",
    )
}

fn report(path: &Path, what: &str, help: &str) -> Diagnostic {
    let target = std::fs::read_link(path).map(|target| format!(", to `{}`", target.display())).unwrap_or_default();
    Diagnostic::new(&CODE, format!("{what}: `{}`{target}", path.display()))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help(help)
}

fn leaves(file: &PolicyFile, link: &Path) -> bool {
    let repository = HeldDirectory::start(&file.directory).and_then(|directory| directory.repository());
    match (repository, HeldDirectory::start(link)) {
        (Ok((root, _)), Ok(target)) => !target.is_beneath(&root),
        _ => true,
    }
}
