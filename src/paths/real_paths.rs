//! [`RealPaths`]: paths without links, of many.

use std::path::{Path, PathBuf};

use super::ancestry::Ancestry;
use super::here::Here;
use super::links::real;

/// Paths without links, as [`real`] gives each, where many lie beside one another: each directory above them is looked at once.
#[derive(Debug)]
pub(crate) struct RealPaths {
    here: Here,
    known: Ancestry<PathBuf>,
}

impl RealPaths {
    /// Paths of which none is known so far.
    pub(crate) fn new() -> Self {
        Self { here: Here::now(), known: Ancestry::default() }
    }

    /// Follows every link on a path, as far as it exists; the rest is kept as it is written.
    pub(crate) fn real(&mut self, path: &Path) -> PathBuf {
        if cfg!(windows) {
            return real(path);
        }
        let path = self.here.absolute(path);
        let known = self.known.of(&path, |path, parent| match (parent, path.file_name()) {
            (Some(parent), Some(name)) => followed(parent.join(name)),
            _ => path.to_owned(),
        });
        known.last().map_or(path, |(_, real)| real.clone())
    }
}

/// Follows a link at the end of a path that has none before it.
fn followed(path: PathBuf) -> PathBuf {
    if path.is_symlink() { path.canonicalize().unwrap_or(path) } else { path }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{create_dir_all, write};
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_as_one_by_one() {
        let directory = tempfile::tempdir().unwrap();
        let at = |path: &str| directory.path().join(path);
        create_dir_all(at("a/b/c")).unwrap();
        create_dir_all(at("d")).unwrap();
        write(at("a/file"), "").unwrap();
        symlink("../a/b", at("d/to-b")).unwrap();
        symlink("nothing", at("d/broken")).unwrap();
        symlink("loop", at("loop")).unwrap();
        symlink("a", at("aa")).unwrap();
        let mut paths = RealPaths::new();
        for path in [
            "a/b/c",
            "a/b",
            "a",
            "a/b/c/new/newer",
            "a/file/below",
            "aa/b/c",
            "aa/b",
            "d/to-b/c",
            "d/to-b",
            "d/to-b/new",
            "d",
            "d/broken/x",
            "d/broken",
            "loop/x",
            "a/../d/to-b/../to-b/c",
            "none/none",
            "none",
            "a/b/c",
        ] {
            assert_eq!(paths.real(&at(path)), real(&at(path)), "{path}");
        }
        assert_eq!(paths.real(Path::new("src")), real(Path::new("src")));
        assert_eq!(paths.real(Path::new("/")), Path::new("/"));
    }
}
