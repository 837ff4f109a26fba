//! Files that a command has written anew, for people and as JSON.

use std::path::Path;

use serde::Serialize;

use crate::diagnostic::json;
use crate::import::Imported;

/// The JSON of `init`.
#[derive(Serialize)]
pub(crate) struct Added {
    format_version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    status: &'static str,
}

/// The JSON of `import`, whose policy may be printed and not written.
#[derive(Serialize)]
pub(crate) struct ImportedPolicy<'i> {
    #[serde(flatten)]
    added: Added,
    policy: &'i str,
    diagnostics: Vec<json::Finding>,
}

/// The files for programs.
pub(crate) fn added<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Added {
    let file = |path: &Path| File { path: path.display().to_string(), status: "added" };
    Added { format_version: 1, files: paths.into_iter().map(file).collect() }
}

/// An imported policy for programs.
pub(crate) fn imported<'i>(path: &Path, imported: &'i Imported) -> ImportedPolicy<'i> {
    ImportedPolicy { added: added([path]), policy: &imported.text, diagnostics: json::findings(&imported.warnings) }
}

/// The files for people.
pub(crate) fn human<'p>(paths: impl IntoIterator<Item = &'p Path>) -> String {
    paths.into_iter().map(|path| format!("+ {}\n", path.display())).collect()
}
