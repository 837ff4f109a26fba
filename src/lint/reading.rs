//! Reading of the directories that are linted, and what of its findings counts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::concern::{Concern, directory_of};
use super::directories::directories_below;
use super::options::LintOptions;
use super::unrepeated::unrepeated;
use crate::diagnostic::{Diagnostic, Findings};
use crate::parallel;
use crate::paths;
use crate::terraform::{Assignment, Directory};

/// Directories as they were read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Those that could be read.
    pub(super) directories: Vec<(PathBuf, Directory)>,
    /// The templates of CloudFormation.
    pub(super) templates: Vec<PathBuf>,
    /// Findings that count.
    pub(super) findings: Vec<Diagnostic>,
    /// The count of directories without anything of scanning that were not read whole.
    pub(super) incomplete: usize,
}

/// Reads the directories below given paths.
///
/// # Errors
/// There is no Terraform below a path, or it can't be read at all.
pub(super) fn read(given: &[PathBuf], options: &LintOptions) -> Result<Reading, Findings> {
    let below = directories_below(given, options)?;
    let directories: Vec<PathBuf> = below.directories.into_iter().collect();
    let read: Vec<_> = parallel::map(&directories, |directory| Directory::read(directory, &options.variables));
    let mut reading = Reading { templates: below.templates.into_iter().collect(), ..Reading::default() };
    let mut found: Vec<Found> = below.unreadable.into_iter().map(|finding| (None, finding)).collect();
    for (path, outcome) in directories.into_iter().zip(read) {
        let findings = match outcome {
            Ok((directory, findings)) => {
                reading.directories.push((path.clone(), directory));
                findings
            }
            Err(findings) => findings.into(),
        };
        found.extend(findings.into_iter().map(|finding| (Some(path.clone()), finding)));
    }
    found.extend(reading.without(given).into_iter().map(|finding| (None, finding)));
    reading.sort_out(&found, given, options);
    Ok(reading)
}

/// A finding, and the directory that was read then.
type Found = (Option<PathBuf>, Diagnostic);

impl Reading {
    pub(super) fn configurations(&self) -> impl Iterator<Item = &Directory> {
        self.directories.iter().map(|(_, directory)| directory)
    }

    /// True where nothing at all was read: that is never beside the point.
    fn is_nothing(&self) -> bool {
        let files = self.configurations().flat_map(Directory::modules).flat_map(|module| &module.files);
        files.into_iter().all(|file| file.blocks.is_empty())
    }

    /// Reports the files that are named and not read.
    fn without(&self, given: &[PathBuf]) -> Vec<Diagnostic> {
        let parent = |path: &Path| paths::tidy(path.parent().unwrap_or(Path::new("")));
        let of = |path: &PathBuf| self.directories.iter().find(|(directory, _)| paths::tidy(directory) == parent(path));
        let files = given.iter().filter(|path| path.is_file());
        files.filter_map(|path| of(path)?.1.without(path)).collect()
    }

    /// Keeps the findings that count, and counts the directories of the others.
    fn sort_out(&mut self, found: &[Found], given: &[PathBuf], options: &LintOptions) {
        let concern = Concern::of(self.configurations());
        let roots = self.roots(&concern);
        let named = named(given, options);
        let counts = |finding: &Diagnostic| {
            let place = finding.labels.first().map(|label| paths::tidy(Path::new(label.place.source.name())));
            place.is_none_or(|place| named.contains(&place)) || concern.has(finding)
        };
        let is_all = options.is_strict || self.is_nothing();
        let (given, read): (Vec<&Found>, Vec<&Found>) = found.iter().partition(|(_, finding)| is_of_given(finding));
        let (counting, aside): (Vec<&Found>, Vec<&Found>) =
            read.into_iter().partition(|(_, finding)| is_all || counts(finding));
        // A variable is for the directories that declare it: it is a mistake where none does.
        let is_everywhere = |finding: &Diagnostic| {
            roots.iter().all(|root| found.iter().any(|(at, other)| at.as_ref() == Some(root) && other == finding))
        };
        let given = given.into_iter().filter(|(_, finding)| is_everywhere(finding));
        self.findings = unrepeated(counting.into_iter().chain(given).map(|(_, finding)| finding.clone()).collect());
        self.incomplete = aside.iter().map(|(_, finding)| directory_of(finding)).collect::<BTreeSet<PathBuf>>().len();
    }

    /// The directories with something of scanning; all where there is none.
    fn roots(&self, concern: &Concern) -> Vec<PathBuf> {
        let all = || self.directories.iter().map(|(path, _)| path.clone());
        let of_concern: Vec<PathBuf> = all().filter(|path| concern.has_directory(path)).collect();
        if of_concern.is_empty() { all().collect() } else { of_concern }
    }
}

/// Tells whether a finding is of a value on the command line, for a variable that a directory does not have.
fn is_of_given(finding: &Diagnostic) -> bool {
    finding.labels.first().is_some_and(|label| label.place.source.name() == "--var")
}

/// The files and values that the command line names: what is wrong with them is never beside the point.
fn named(given: &[PathBuf], options: &LintOptions) -> BTreeSet<PathBuf> {
    let files = options.variables.given.iter().filter_map(|assignment| match assignment {
        Assignment::File(path) => Some(path),
        Assignment::Value(_) => None,
    });
    let named = files.chain(given.iter().filter(|path| path.is_file()));
    named.map(|path| paths::tidy(path)).collect()
}
