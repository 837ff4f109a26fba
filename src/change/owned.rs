//! Files of ours: where they can stand, and how they are told from others'.

use super::disk::Found;
use super::earlier::Earlier;
use crate::companion::COMPANIONS;
use crate::target::stamp::{self, Origin, README};
use crate::target::{OwnPath, TARGETS};

/// Every kind of path at which a file of ours can stand: a policy can have had another target, or other companions.
pub(super) fn paths() -> impl Iterator<Item = OwnPath> {
    let targets = TARGETS.iter().flat_map(|target| target.own_paths());
    targets.chain(COMPANIONS.iter().flat_map(|companion| companion.own_paths())).copied()
}

/// The folders of those paths, each once.
pub(super) fn folders() -> Vec<&'static str> {
    let mut folders: Vec<&str> = paths().map(|path| path.folder).collect();
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// Whether a file of ours can stand at a path of an output folder.
pub(super) fn is_possible(path: &str) -> bool {
    paths().any(|own| own.is_of(path))
}

/// Returns who wrote the file at a path: by its own header, or else as the README beside it says.
pub(super) fn origin(path: &str, bytes: &[u8], earlier: &Earlier) -> Origin {
    match stamp::origin(bytes) {
        Origin::Foreign if path != README => match earlier.read(README, 0) {
            Ok(Found::File(readme)) => stamp::origin_by_readme(path, bytes, &readme),
            Ok(Found::Nothing) | Err(_) => Origin::Foreign,
        },
        origin => origin,
    }
}
