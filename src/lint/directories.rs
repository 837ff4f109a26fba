//! Directories with Terraform below a path, and templates of CloudFormation.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::options::LintOptions;
use super::templates::is_template;
use crate::diagnostic::{Diagnostic, Findings, could_not_do};
use crate::git;
use crate::terraform::{Directory, Variables, is_automatic, not_read, unreadable};

/// Directories that hold no configuration of their own.
const SKIPPED: &[&str] = &["node_modules"];

/// Directories below given paths.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those with Terraform, sorted.
    pub(super) directories: BTreeSet<PathBuf>,
    /// Files that are CloudFormation templates with a scanning configuration.
    pub(super) templates: BTreeSet<PathBuf>,
    /// Those that can't be listed, each with the reason.
    pub(super) unreadable: Vec<Diagnostic>,
}

/// Finds the directories with Terraform in and below some paths; of a file, its directory. Hidden ones and what git ignores
/// are left out, and links are not followed.
///
/// # Errors
/// There is none in or below one of the paths, or one is a file that is not read.
pub(super) fn directories_below(given: &[PathBuf], options: &LintOptions) -> Result<Found, Findings> {
    let variables = &options.variables;
    let (mut found, mut failures) = (Found::default(), Vec::new());
    for path in given.iter().filter(|path| !options.excluded.has(path)) {
        let mut below = Walk { options, ignored: BTreeSet::new(), found: Found::default(), is_excluding: false };
        if path.is_file() && !is_read(path, variables) && is_template(path) {
            below.found.templates.insert(path.clone());
        } else if path.is_file() && !is_read(path, variables) {
            failures.push(not_read(path, None));
            continue;
        } else if path.is_file() {
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            below.found.directories.insert(parent.unwrap_or(Path::new(".")).to_owned());
        } else if std::fs::read_dir(path).is_ok() {
            below.ignored = git::ignored_below(path);
            below.directory(path);
        }
        let Found { directories, templates, unreadable } = below.found;
        if directories.is_empty() && templates.is_empty() && unreadable.is_empty() && !below.is_excluding {
            // Reading it says why there is nothing.
            failures.extend(Directory::read(path, variables).err().into_iter().flatten());
        }
        found.directories.extend(directories);
        found.templates.extend(templates);
        found.unreadable.extend(unreadable);
    }
    let is_nothing = found.directories.is_empty() && found.templates.is_empty() && found.unreadable.is_empty();
    if failures.is_empty() && is_nothing {
        failures.push(could_not_do::report("`--exclude` leaves nothing to lint"));
    }
    if failures.is_empty() { Ok(found) } else { Err(failures.into()) }
}

/// Tells whether a file is one of configuration, or one of values that Terraform reads by itself.
fn is_read(file: &Path, variables: &Variables) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    variables.engine.reads(name) || is_automatic(name)
}

/// Walk through the directories below one.
struct Walk<'o> {
    options: &'o LintOptions,
    ignored: BTreeSet<PathBuf>,
    found: Found,
    /// True if a directory was left out.
    is_excluding: bool,
}

impl Walk<'_> {
    fn directory(&mut self, directory: &Path) {
        if self.options.excluded.has(directory) {
            self.is_excluding = true;
            return;
        }
        let entries = match std::fs::read_dir(directory) {
            Ok(entries) => entries,
            Err(error) => return self.found.unreadable.push(unreadable(directory, &error)),
        };
        let mut below = Vec::new();
        let mut has_terraform = false;
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return self.found.unreadable.push(unreadable(directory, &error)),
            };
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|_| !self.ignored.contains(&entry.path())) else { continue };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name) => {
                    below.push(entry.path());
                }
                Ok(kind) if !kind.is_dir() && self.options.variables.engine.reads(name) => has_terraform = true,
                Ok(kind)
                    if kind.is_file() && !self.options.excluded.has(&entry.path()) && is_template(&entry.path()) =>
                {
                    self.found.templates.insert(entry.path());
                }
                _ => {}
            }
        }
        if has_terraform {
            self.found.directories.insert(directory.to_owned());
        }
        below.iter().for_each(|directory| self.directory(directory));
    }
}
