//! Finds the directory that a module had at an earlier commit, where it stands in another one now.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::commit::Commit;
use super::earlier_policy::policy_at;
use super::modules::{MAX_README, Module};
use super::owned;
use crate::paths::{absolute, relative, tidy};
use crate::policy::PolicyFile;
use crate::policy::check::output_of;
use crate::reading;
use crate::target::bundle::Bundle;
use crate::target::stamp::{README, header_name, policy_of};

/// The most gone modules that are read for one policy.
const MOST: usize = 8;

/// Returns the directory that the module of a policy had at a commit at which its output directory has none: the output of
/// the policy as it was then, or else, if the policy was not there, the one gone module of its name that is most like the
/// new one.
pub(super) fn earlier_directory(commit: &Commit, file: &PolicyFile, output: &Path, bundle: &Bundle) -> Option<PathBuf> {
    let directory = absolute(&file.directory);
    let place = commit.place(&directory, &directory.join(&file.file_name))?;
    let earlier = match commit.file(&place).ok().flatten() {
        Some(bytes) => absolute(&output_of(&policy_at(commit, file, bytes)?)),
        None => moved_module(commit, file, &absolute(output), bundle)?,
    };
    (earlier != absolute(output)).then(|| tidy(Path::new(&relative(&absolute(Path::new("")), &earlier))))
}

/// The module of the policy's name that is gone since, with the most lines in common with the new one, and of these the one
/// whose path ends most alike. Two that are as much alike are none.
fn moved_module(commit: &Commit, file: &PolicyFile, output: &Path, bundle: &Bundle) -> Option<PathBuf> {
    let directory = absolute(&file.directory);
    let name = header_name(&file.file_name);
    let gone = commit.modules().iter().filter(|module| module.policy == name && is_gone(module));
    let mut gone: Vec<(usize, PathBuf)> =
        gone.map(|module| (shared_end(&module.directory, output), module.directory.clone())).collect();
    gone.sort_by(|left, right| right.cmp(left));
    let liken = |(end, module): (usize, PathBuf)| ((likeness(commit, &directory, &module, bundle), end), module);
    let mut candidates: Vec<((usize, usize), PathBuf)> = gone.into_iter().take(MOST).map(liken).collect();
    candidates.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    match candidates.as_slice() {
        [(best, _), (second, _), ..] if best == second => None,
        [(_, best), ..] => Some(best.clone()),
        [] => None,
    }
}

fn is_gone(module: &Module) -> bool {
    let text = reading::found(&module.directory.join(README), MAX_README).ok();
    text.is_none_or(|text| policy_of(&text).is_none())
}

/// The number of names at the end that two paths have in common.
fn shared_end(one: &Path, other: &Path) -> usize {
    one.components().rev().zip(other.components().rev()).take_while(|(left, right)| left == right).count()
}

/// The number of lines of a module that the files of the same names in the bundle have too, beyond the README, which tells
/// little.
fn likeness(commit: &Commit, directory: &Path, module: &Path, bundle: &Bundle) -> usize {
    let Some(place) = commit.place(directory, module) else { return 0 };
    let mut lines = 0;
    for file in bundle.files().iter().filter(|file| file.path != README && owned::is_possible(file.path)) {
        let Ok(Some(old)) = commit.file(&place.join(file.path)) else { continue };
        let new: BTreeSet<&str> = file.text().lines().collect();
        lines += String::from_utf8_lossy(&old).lines().filter(|line| new.contains(line)).count();
    }
    lines
}
