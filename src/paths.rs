//! Paths by their text alone, and the repository that a directory belongs to.

mod ancestry;
mod here;
mod real_paths;
mod repositories;

use std::path::{Component, Path, PathBuf};

pub(crate) use here::Here;
pub(crate) use real_paths::RealPaths;
pub(crate) use repositories::{Repositories, Root};

/// Returns the git root that a directory lies in, or the directory itself.
pub(crate) fn repository_root(directory: &Path) -> &Path {
    directory.ancestors().find(|ancestor| ancestor.join(".git").exists()).unwrap_or(directory)
}

/// Returns a source's path as the services that show a repository take it: from the root of the repository, wherever the
/// command runs. What lies in no repository is named from the current directory, or from the root of the file system; a
/// name that is no path (`<stdin>`, `--against`) stays.
pub(crate) fn in_repository(name: &str) -> String {
    if name.is_empty() || name.starts_with(['<', '-']) {
        return name.to_owned();
    }
    let (path, here) = (absolute(Path::new(name)), absolute(Path::new("")));
    let is_root = |directory: &&Path| directory.join(".git").exists();
    let roots = [here.ancestors().find(is_root), path.ancestors().skip(1).find(is_root), Some(&*here)];
    let inside = roots.into_iter().flatten().find_map(|root| path.strip_prefix(root).ok());
    slashed(inside.unwrap_or(&path))
}

/// Returns the path from the root of the file system, tidied; the empty path is the current directory.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    tidy(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

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
