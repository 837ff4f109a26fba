//! [`Repositories`]: the repositories that many directories belong to.

use std::path::{Path, PathBuf};

use super::ancestry::Ancestry;

/// Roots of the repositories of directories, where many lie beside one another: each directory above them is looked at once.
#[derive(Debug, Default)]
pub(crate) struct Repositories(Ancestry<bool>);

/// The root of a repository; of a directory in none the directory itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Root {
    pub(crate) directory: PathBuf,
    /// True where git has it.
    pub(crate) is_repository: bool,
}

impl Repositories {
    /// Returns the root of an absolute path's repository.
    pub(crate) fn root(&mut self, directory: &Path) -> Root {
        let known = self.0.of(directory, |path, _| path.join(".git").exists());
        let nearest = known.iter().rev().find(|(_, is_root)| *is_root);
        let is_repository = nearest.is_some();
        Root { directory: nearest.map_or(directory, |(root, _)| root).to_owned(), is_repository }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::create_dir_all;

    use super::*;
    use crate::paths::repository_root;

    #[test]
    fn the_nearest_root_counts() {
        let directory = tempfile::tempdir().unwrap();
        let at = |path: &str| directory.path().join(path);
        for path in ["a/.git", "a/b/c", "a/d/.git", "a/d/e", "f/g"] {
            create_dir_all(at(path)).unwrap();
        }
        let mut repositories = Repositories::default();
        for path in ["a", "a/b/c", "a/b", "a/d/e", "a/d", "a/d/e", "f/g", "f", "a/bb"] {
            let root = repositories.root(&at(path));
            assert_eq!(root.directory, repository_root(&at(path)), "{path}");
            assert_eq!(root.is_repository, root.directory.join(".git").exists(), "{path}");
        }
    }
}
