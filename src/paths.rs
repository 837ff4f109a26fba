//! Paths, and the repository that a directory belongs to.

mod ancestry;
mod here;
mod lexical;
mod links;
mod real_paths;
mod repositories;

use std::path::Path;

pub(crate) use here::Here;
pub(crate) use lexical::{absolute, relative, slashed, tidy};
pub(crate) use links::real;
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
