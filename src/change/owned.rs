//! The paths at which files of ours can stand.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::companion::COMPANIONS;
use crate::target::{OwnPath, TARGETS};

/// Every kind of path at which a file of ours can stand: a policy can have had another target, or other companions.
pub(super) fn paths() -> impl Iterator<Item = OwnPath> {
    let targets = TARGETS.iter().flat_map(|target| target.own_paths());
    targets.chain(COMPANIONS.iter().flat_map(|companion| companion.own_paths())).copied()
}

/// The directories of those paths, each once.
pub(crate) fn directories() -> &'static [&'static str] {
    static DIRECTORIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let directories: BTreeSet<&str> = paths().map(|path| path.directory).collect();
        directories.into_iter().collect()
    });
    &DIRECTORIES
}

/// Tells whether a file of ours can be at a path of an output directory.
pub(crate) fn is_possible(path: &str) -> bool {
    paths().any(|own| own.is_of(path))
}

/// Tells whether the configuration that AWS gets depends on the file of that path, whatever target it is of.
pub(super) fn tells(path: &str) -> bool {
    TARGETS.iter().any(|target| target.tells(path))
}
