//! Facts about the directories above many paths, looked up once.

use std::path::{Path, PathBuf};

/// Facts about a path and the directories above it, the topmost first. Paths that come sorted share most of them
/// with the one before, so that no more than those of the last path are kept.
#[derive(Debug)]
pub(super) struct Ancestry<F> {
    last: Vec<(PathBuf, F)>,
}

impl<F> Default for Ancestry<F> {
    fn default() -> Self {
        Self { last: Vec::new() }
    }
}

impl<F> Ancestry<F> {
    /// Returns the facts of a path and of all above it; `look` finds that of one whose parent's is known.
    pub(super) fn of(&mut self, path: &Path, look: impl Fn(&Path, Option<&F>) -> F) -> &[(PathBuf, F)] {
        self.last.truncate(self.shared(path));
        let missing: Vec<&Path> = path.ancestors().take(self.depth_below(path)).collect();
        for path in missing.into_iter().rev() {
            let fact = look(path, self.last.last().map(|(_, fact)| fact));
            self.last.push((path.to_owned(), fact));
        }
        &self.last
    }

    /// Returns the number of known directories that a path is, or lies below.
    fn shared(&self, path: &Path) -> usize {
        let is_above = |(known, _): &(PathBuf, F)| path.starts_with(known);
        self.last.iter().rposition(is_above).map_or(0, |deepest| deepest + 1)
    }

    /// Returns the number of names of a path below the deepest one that is known.
    fn depth_below(&self, path: &Path) -> usize {
        let deepest = self.last.last().map(|(known, _)| known.as_path());
        path.ancestors().take_while(|ancestor| Some(*ancestor) != deepest).count()
    }
}
