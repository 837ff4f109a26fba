//! Paths by their text alone: nothing is asked of the file system but the current directory.

use std::path::{Component, Path, PathBuf};

/// Returns the path from the root of the file system, tidied; the empty path is the current directory.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    tidy(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// Spells a path with `/`, so that output is the same on every machine.
pub(crate) fn slashed(path: &Path) -> String {
    let path = path.to_str().map_or_else(|| path.display().to_string(), str::to_owned);
    if std::path::MAIN_SEPARATOR == '/' { path } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Returns the relative path from one directory to another, with `..` to go up; `.` if they are one.
pub(crate) fn relative(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components()).take_while(|(left, right)| left == right).count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.components().skip(shared)).collect();
    if way.as_os_str().is_empty() { ".".to_owned() } else { slashed(&way) }
}

/// Removes `.` from a path, and `..` if a directory stands before it.
pub(crate) fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            Component::ParentDir if tidy.has_root() => {}
            other => tidy.push(other),
        }
    }
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_path_is_the_current_directory() {
        assert_eq!(absolute(Path::new("")), std::env::current_dir().unwrap());
        assert_eq!(absolute(Path::new("a/../b")), std::env::current_dir().unwrap().join("b"));
    }

    #[test]
    fn paths_are_tidied_by_their_words() {
        for (given, wanted) in
            [("a/./b/../c", "a/c"), ("../a/..", ".."), ("/../a", "/a"), ("a/..", "."), ("../../a", "../../a")]
        {
            assert_eq!(tidy(Path::new(given)), Path::new(wanted), "{given}");
        }
    }
}
