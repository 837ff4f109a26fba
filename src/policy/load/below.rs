//! Finds every policy below a directory.

use std::path::{Path, PathBuf};

use super::unreadable_policy;
use crate::diagnostic::Findings;
use crate::paths::tidy;
use crate::policy::PolicyFile;
use crate::reading::{leads_out, link_out};

/// The number of entries of directories that are looked at for a policy that may have been meant.
const NEAR: usize = 10_000;

/// The policies at or below these directories, without hidden directories and what git ignores, sorted by path; a path
/// of a file is taken as it is.
///
/// # Errors
/// There is none below one of them.
pub(crate) fn below(directories: &[PathBuf]) -> Result<Vec<PathBuf>, Findings> {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for directory in directories {
        let own = if directory.is_dir() { policies(directory) } else { vec![directory.clone()] };
        let is_found = directory.is_dir();
        for path in own.iter().filter(|path| is_found && leads_out(path, path.parent().unwrap_or(path))) {
            failures.push(unreadable_policy::failed(path, &link_out()));
        }
        if own.is_empty() {
            failures.push(unreadable_policy::none_below(directory));
        }
        found.extend(own);
    }
    found.sort();
    found.dedup();
    if failures.is_empty() { Ok(found) } else { Err(failures.into()) }
}

/// Those that git knows or would add, in no hidden directory.
fn policies(directory: &Path) -> Vec<PathBuf> {
    seen(directory, named_anywhere_below(directory, is_policy))
}

/// The policies that a user may have meant where none was found: those that git knows, or else the nearest, so that the
/// answer does not wait for the whole disk.
pub(super) fn meant(directory: &Path) -> Vec<PathBuf> {
    let mut found = known_to_git(directory).unwrap_or_else(|| {
        let mut found = Vec::new();
        walk(directory, &mut found, &mut { NEAR });
        found
    });
    retain(&mut found, is_policy);
    found.sort();
    seen(directory, found)
}

fn is_policy(name: &str) -> bool {
    name == PolicyFile::DEFAULT_NAME
}

/// Those in no hidden directory.
fn seen(directory: &Path, mut found: Vec<PathBuf>) -> Vec<PathBuf> {
    let is_hidden = |path: &Path| path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    found.retain(|path| !path.strip_prefix(directory).is_ok_and(is_hidden));
    found.into_iter().map(|path| tidy(&path)).collect()
}

/// The policies below a directory whose file has such a name: those that git knows or would add; where there is no git,
/// those in no hidden directory.
pub(crate) fn named_anywhere_below(directory: &Path, is_name: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut found = known_to_git(directory).unwrap_or_else(|| {
        let mut found = Vec::new();
        walk(directory, &mut found, &mut { usize::MAX });
        found
    });
    retain(&mut found, is_name);
    found
}

fn retain(found: &mut Vec<PathBuf>, is_name: impl Fn(&str) -> bool) {
    found.retain(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(&is_name) && path.is_file());
}

fn known_to_git(directory: &Path) -> Option<Vec<PathBuf>> {
    let mut git = crate::git::command(directory);
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]).arg(":(glob)**/*.toml");
    let output = crate::git::output(&mut git).ok()?;
    let listed = output.status.success().then_some(output.stdout)?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    Some(listed.split('\0').filter(|path| !path.is_empty()).map(|path| directory.join(path)).collect())
}

/// A directory that can't be read holds no policy that could be. `left` is how many entries are looked at.
fn walk(directory: &Path, found: &mut Vec<PathBuf>, left: &mut usize) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    for entry in entries.flatten() {
        let Some(fewer) = left.checked_sub(1) else { return };
        *left = fewer;
        let (path, name) = (entry.path(), entry.file_name());
        // Links are not followed: one could lead around, or out of what is meant.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !name.to_string_lossy().starts_with('.') => walk(&path, found, left),
            Ok(_) if name.to_string_lossy().ends_with(".toml") => found.push(path),
            _ => {}
        }
    }
}
