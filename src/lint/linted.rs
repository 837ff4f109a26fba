//! Linting of all configurations below some paths: every directory is one, unless another one calls it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::cases::{self, Lint};
use super::directories::directories_below;
use super::intended::without_intended;
use super::silence::{self, Lookup, silence};
use super::subject::{Subject, cases_of};
use super::switch::with_switches;
use crate::community;
use crate::diagnostic::{self, Code, Diagnostic, Findings, Severity};
use crate::hcl::File;
use crate::paths;
use crate::terraform::address::without_keys;
use crate::terraform::scanning::{ENABLER, REGISTRY};
use crate::terraform::{Directory, Variables};

/// Findings, and in how much they were looked for.
#[derive(Debug, Default)]
pub(crate) struct Linted {
    /// Findings of reading and of lints, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// The count of files that were read.
    pub files: usize,
    /// The count of calls of modules that were not read, and are not known either.
    pub unread: usize,
}

/// Configuration as it was read, with findings of reading it.
type Read = Result<(Directory, Vec<Diagnostic>), Findings>;

/// Lints, and the codes of their findings.
pub(super) struct Lints {
    pub(super) checks: &'static [Lint],
    pub(super) codes: &'static [&'static Code],
}

/// Lints the configurations below some paths. `lookup` finds the codes that comments name.
///
/// # Errors
/// There is no Terraform below a path, or it can't be read at all.
pub(super) fn lint(
    given: &[PathBuf],
    variables: &Variables,
    lints: &Lints,
    lookup: Lookup,
) -> Result<Linted, Findings> {
    let directories = directories(given)?;
    let mut read: Vec<Read> = directories.par_iter().map(|directory| Directory::read(directory, variables)).collect();
    let called = called(&read);
    let found: Vec<(Vec<Diagnostic>, usize)> = directories
        .par_iter()
        .zip(&mut read)
        .map(|(path, read)| match read {
            Ok((configuration, _)) if !called.contains(&paths::real(path)) => {
                (of_configuration(configuration, lints.checks), unread(configuration))
            }
            _ => Default::default(),
        })
        .collect();
    let unread = found.iter().map(|(_, unread)| unread).sum();
    let configurations = || read.iter().flatten().map(|(configuration, _)| configuration);
    let files =
        configurations().filter_map(|configuration| configuration.modules().first()).map(|root| root.files.len()).sum();
    let commented = commented(configurations());
    let of_reading = read.into_iter().map(|read| read.map_or_else(Vec::from, |(_, findings)| findings));
    let findings = of_reading.zip(found).flat_map(|(own, (found, _))| [own, found].concat()).collect();
    let mut findings = silence(without_intended(unrepeated(findings)), &commented, lookup, lints.codes);
    findings.retain(|finding| is_of_given(finding, given));
    diagnostic::sort(&mut findings);
    Ok(Linted { findings, files, unread })
}

fn directories(given: &[PathBuf]) -> Result<Vec<PathBuf>, Findings> {
    let (found, failures): (Vec<_>, Vec<_>) = given.iter().map(|path| directories_below(path)).partition(Result::is_ok);
    if !failures.is_empty() {
        return Err(failures.into_iter().filter_map(Result::err).flatten().collect());
    }
    let sorted: BTreeSet<PathBuf> = found.into_iter().flatten().flatten().collect();
    Ok(sorted.into_iter().collect())
}

/// Returns the directories that others call: they are linted as part of the caller, with the values that it passes.
fn called(read: &[Read]) -> BTreeSet<PathBuf> {
    let configurations = read.iter().flatten().map(|(configuration, _)| configuration);
    let modules = configurations.flat_map(|configuration| configuration.modules().iter().skip(1));
    modules.map(|module| paths::real(&module.name)).collect()
}

/// Counts the calls of modules that are neither read nor known.
fn unread(directory: &Directory) -> usize {
    let is_known = |source: &str| community::of_source(source).is_some();
    directory.unread_calls().iter().filter(|call| !call.source.as_deref().is_some_and(is_known)).count()
}

/// Lints one configuration. If all of it together depends on too many unknowns, repositories are left out.
fn of_configuration(directory: &mut Directory, lints: &[Lint]) -> Vec<Diagnostic> {
    let cases = with_switches(directory, |directory| {
        cases_of(directory, Subject::KINDS).or_else(|_| cases_of(directory, &[REGISTRY, ENABLER]))
    });
    match cases {
        Ok(cases) => cases::lint(&cases, lints),
        Err(too_many) => vec![Diagnostic::from(too_many).only(Severity::Warning)],
    }
}

/// Returns the files with ignore comments, each once: a module is read wherever it is called.
fn commented<'f>(configurations: impl Iterator<Item = &'f Directory>) -> Vec<Arc<File>> {
    let files = configurations.flat_map(|configuration| configuration.modules()).flat_map(|module| &module.files);
    let mut commented: Vec<Arc<File>> = Vec::new();
    for file in files.filter(|file| silence::has_mark(file)) {
        if !commented.iter().any(|known| known.source.name() == file.source.name()) {
            commented.push(Arc::clone(file));
        }
    }
    commented
}

/// Makes repeated findings one with their count: a module has the same ones wherever it is called, and a resource in each
/// instance.
fn unrepeated(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    let mut unrepeated: Vec<(Diagnostic, BTreeSet<String>)> = Vec::with_capacity(findings.len());
    for finding in findings {
        let place = finding.labels.first().map(|label| (label.place.source.name().to_owned(), label.place.span.start));
        let message = finding.message.clone();
        let at = places.entry((finding.code.code, without_keys(&message), place)).or_insert(unrepeated.len());
        match unrepeated.get_mut(*at) {
            Some((_, messages)) => _ = messages.insert(message),
            None => unrepeated.push((finding, BTreeSet::from([message]))),
        }
    }
    unrepeated.into_iter().map(|(finding, messages)| counted(finding, messages.len())).collect()
}

/// Says of how many instances a finding is.
fn counted(mut finding: Diagnostic, instances: usize) -> Diagnostic {
    if instances > 1 {
        finding.message = format!("{} (and {} more like it)", finding.message, instances - 1);
    }
    finding
}

/// Tells whether a finding is of the given paths: if one is a single file, its directory is read, and other files' findings
/// are none.
fn is_of_given(finding: &Diagnostic, given: &[PathBuf]) -> bool {
    let Some(label) = finding.labels.first() else { return true };
    let named = Path::new(label.place.source.name());
    given.iter().any(|path| !path.is_file() || paths::tidy(path) == paths::tidy(named))
}
