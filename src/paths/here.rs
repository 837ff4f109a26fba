//! [`Here`]: the current directory, asked for once.

use std::path::{Path, PathBuf};

use super::{absolute, tidy};

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
        if cfg!(windows) || !self.0.is_absolute() { absolute(path) } else { tidy(&self.0.join(path)) }
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
