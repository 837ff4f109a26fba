//! Tells a base: a file that another policy of its repository extends.

use std::path::{Path, PathBuf};

use super::bases::path_of;
use super::below::named_anywhere_below;
use super::file::text_of;
use super::written::Written;
use crate::paths::{absolute, real, repository_root};
use crate::policy::PolicyFile;
use crate::policy::layer::Layer;

/// The key that a file which extends another has.
const KEY: &[u8] = b"extends";

/// Tells whether another file of the repository extends this one, so that it need not be whole by itself.
pub(crate) fn is_extended(file: &PolicyFile) -> bool {
    let directory = absolute(&file.directory);
    let own = real(&directory.join(&file.file_name));
    let extends = |path: &PathBuf| real(path) != own && extended_by(path).is_some_and(|base| real(&base) == own);
    named_anywhere_below(repository_root(&directory), |name| name.ends_with(".toml")).iter().any(extends)
}

/// Returns the path that a file extends; most files of TOML are no policies, and are not parsed.
fn extended_by(path: &Path) -> Option<PathBuf> {
    let text = text_of(path).ok()?;
    let says_it = text.bytes.windows(KEY.len()).any(|window| window == KEY);
    let written = Written::read(says_it.then_some(text)?, Layer::default()).ok()?;
    Some(path_of(&written.file, written.document.extends.as_ref()?))
}
