//! Paths that are left out: `--exclude`.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};

use crate::diagnostic::Diagnostic;
use crate::paths::{absolute, slashed};

/// `*` ends at a `/`, as in git's patterns; `**` does not.
const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// Globs of what is not looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Excluded {
    patterns: Vec<Pattern>,
    /// The directory that paths count from.
    here: PathBuf,
}

impl Excluded {
    /// Globs that count from the current directory.
    pub(crate) fn new(patterns: &[Pattern]) -> Self {
        Self { patterns: patterns.to_vec(), here: absolute(Path::new("")) }
    }

    /// Tells whether a path, or a directory that it lies in, is one that a glob names. A glob without `/` names it wherever
    /// it lies.
    pub(super) fn has(&self, path: &Path) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        let path = absolute(path);
        let path = path.strip_prefix(&self.here).unwrap_or(&path);
        self.patterns.iter().any(|pattern| path.ancestors().any(|path| names(pattern, path)))
    }

    /// Tells whether a finding stands first of all in such a file.
    pub(super) fn has_finding(&self, finding: &Diagnostic) -> bool {
        finding.labels.first().is_some_and(|label| self.has(Path::new(label.place.source.name())))
    }
}

fn names(pattern: &Pattern, path: &Path) -> bool {
    match (pattern.as_str().contains('/'), path.file_name()) {
        (_, None) => false,
        (true, _) => pattern.matches_with(&slashed(path), OPTIONS),
        (false, Some(name)) => pattern.matches_with(&name.to_string_lossy(), OPTIONS),
    }
}

/// Parses a glob of the command line.
///
/// # Errors
/// It is none.
pub(crate) fn glob(text: &str) -> Result<Pattern, String> {
    let tidy = text.trim_start_matches("./").trim_end_matches('/');
    if tidy.is_empty() {
        return Err("a glob names files or directories, such as `modules/legacy` or `**/generated`".to_owned());
    }
    Pattern::new(tidy).map_err(|error| format!("{} at character {}", error.msg, error.pos + 1))
}
