//! [`real`]: a path without links.

use std::path::{Path, PathBuf};

use super::lexical::absolute;

/// Follows every link on a path, as far as it exists; the rest is kept as it is written.
pub(crate) fn real(path: &Path) -> PathBuf {
    let path = absolute(path);
    let existing = path.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    match existing {
        // Joined with nothing, a path would end with a separator, and no longer be that of a file.
        Some((ancestor, real)) if ancestor == path => real,
        Some((ancestor, real)) => real.join(path.strip_prefix(ancestor).unwrap_or(Path::new(""))),
        None => path,
    }
}
