//! [`Here`]: the current directory, asked for once.

use std::path::{Component, Path, PathBuf};

use super::lexical::absolute;

/// The current directory, for many paths that are relative to it.
#[derive(Debug)]
pub(crate) struct Here(PathBuf);

impl Here {
    /// The current directory as it is now.
    pub(crate) fn now() -> Self {
        Self(absolute(Path::new("")))
    }

    /// Returns the path from the root of the file system, tidied, as [`absolute`] does.
    pub(crate) fn absolute(&self, path: &Path) -> PathBuf {
        // Windows has a current directory for each drive.
        if cfg!(windows) || !self.0.is_absolute() || path.has_root() {
            return absolute(path);
        }
        let mut from_root = self.0.clone();
        for component in path.components() {
            match component {
                Component::Normal(name) => from_root.push(name),
                // Nothing is above the root.
                Component::ParentDir => drop(from_root.pop()),
                _ => {}
            }
        }
        from_root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_as_asking_each_time() {
        let here = Here::now();
        for path in ["", ".", "a/b/", "./a/../b", "../a", "/x/./y", "/../x", "../../../../../../../../../../../x"] {
            assert_eq!(here.absolute(Path::new(path)), absolute(Path::new(path)), "{path}");
        }
    }
}
