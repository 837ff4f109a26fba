//! Copies what stands beside a module's files of Terraform.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::too_large_directory::{self, MAX_BYTES, MAX_FILES};
use crate::diagnostic::{Diagnostic, Findings};
use crate::reading;
use crate::rehearse::directory::is_terraform;
use crate::rehearse::preflight::rehearsal_failed;

/// Directories that have nothing to do with what a configuration says. `terraform.d` may hold programs that terraform
/// would take for providers.
const SKIPPED_DIRECTORIES: &[&str] =
    &[".git", ".terraform", ".terragrunt-cache", "node_modules", "terraform.d", "terraform.tfstate.d"];

/// Ends of the names of tests, mocks and queries.
const SKIPPED_ENDS: &[&str] =
    &[".tftest.hcl", ".tftest.json", ".tfmock.hcl", ".tfmock.json", ".tfquery.hcl", ".tfquery.json", ".tofutest.hcl"];

/// Files and directories that are to be copied.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The directories to make: those that are copied, and those above them.
    pub(super) directories: BTreeSet<PathBuf>,
    /// The files, from where to where.
    pub(super) files: Vec<(PathBuf, PathBuf)>,
    /// The real directories above the one that is looked at, from the outermost on.
    above: Vec<PathBuf>,
    bytes: u64,
}

/// A file or directory to copy, and whether it is a directory.
type Found = (PathBuf, PathBuf, bool);

impl Walk {
    /// Takes up a directory.
    ///
    /// # Errors
    /// With it there is too much to copy, or it can't be read.
    pub(super) fn directory(&mut self, from: &Path, to: &Path) -> Result<(), Findings> {
        let real = from.canonicalize().unwrap_or_else(|_| from.to_owned());
        if self.above.contains(&real) || !self.directories.insert(to.to_owned()) {
            return Ok(());
        }
        if self.directories.len() > MAX_FILES {
            return Err(too_large_directory::report(from).into());
        }
        self.above.push(real);
        for (from, to, is_directory) in found(from, to).map_err(|error| failed(from, &error))? {
            if is_directory {
                self.directory(&from, &to)?;
            } else {
                self.file(from, to)?;
            }
        }
        self.above.pop();
        Ok(())
    }

    fn file(&mut self, from: PathBuf, to: PathBuf) -> Result<(), Findings> {
        self.bytes += fs::metadata(&from).map_or(0, |file| file.len());
        if self.files.len() >= MAX_FILES || self.bytes > MAX_BYTES {
            return Err(too_large_directory::report(&from).into());
        }
        self.files.push((from, to));
        Ok(())
    }

    /// Copies all of it.
    ///
    /// # Errors
    /// The file system refuses.
    pub(super) fn copy(&self, into: &Path) -> Result<(), Findings> {
        for directory in &self.directories {
            fs::create_dir_all(into.join(directory)).map_err(|error| failed(directory, &error))?;
        }
        for (from, to) in &self.files {
            // Whoever rehearses may not be allowed to read a file that terraform has no use for either.
            let copied = reading::named(from, MAX_BYTES).map(|bytes| fs::write(into.join(to), bytes));
            copied.unwrap_or(Ok(())).map_err(|error| failed(from, &error))?;
        }
        Ok(())
    }
}

/// Finds the entries of a directory to copy. Leaves out anything but files and directories, and links that lead nowhere.
fn found(from: &Path, to: &Path) -> std::io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        let path = from.join(&name);
        let Ok(about) = fs::metadata(&path) else { continue };
        let is_wanted =
            if about.is_dir() { is_wanted_directory(&name) } else { about.is_file() && is_wanted_file(&name) };
        if is_wanted {
            found.push((path, to.join(&name), about.is_dir()));
        }
    }
    found.sort();
    Ok(found)
}

fn is_wanted_directory(name: &OsStr) -> bool {
    !SKIPPED_DIRECTORIES.iter().any(|skipped| name == *skipped)
}

/// Files of Terraform are written by whoever has looked at them.
fn is_wanted_file(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let is_state = name.ends_with(".tfstate") || name.contains(".tfstate.");
    !is_state && !is_terraform(&name) && !SKIPPED_ENDS.iter().any(|end| name.ends_with(end))
}

fn failed(path: &Path, error: &std::io::Error) -> Diagnostic {
    let message = format!("`{}` can't be copied: {}", path.display(), crate::io::reason(error));
    rehearsal_failed::report(message, "the directory of `TMPDIR` needs space for a copy of the configuration")
}
