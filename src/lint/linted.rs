//! Linting of all configurations below some paths: every directory is one, unless another one calls it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::alert_cases;
use super::cases::{self, Lint};
use super::intended::without_intended;
use super::lints::Lints;
use super::options::LintOptions;
use super::reading;
use super::silence::{self, Ignore, Lookup, silence};
use super::subject::{Subject, cases_of};
use super::switch::with_switches;
use super::template_comments;
use super::templates;
use super::unrepeated::unrepeated;
use crate::community;
use crate::diagnostic::{self, Diagnostic, Findings, Severity};
use crate::hcl::File;
use crate::parallel;
use crate::paths;
use crate::terraform::scanning::{ENABLER, REGISTRY};
use crate::terraform::{Directory, NotEvaluated};

/// Findings, and in how much they were looked for.
#[derive(Debug, Default)]
pub(crate) struct Linted {
    /// Findings of reading and of lints, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// The count of files that were read.
    pub files: usize,
    /// The count of calls of modules that were not read, and are not known either.
    pub unread: usize,
    /// The count of directories without anything of scanning that were not read whole.
    pub incomplete: usize,
    /// The count of findings that a baseline has, and that are left out.
    pub known: usize,
    /// The count of findings that a baseline has, and that are no more.
    pub gone: usize,
    /// True if some of it is for OpenTofu alone.
    pub is_of_opentofu: bool,
}

/// Lints the configurations below some paths. `lookup` finds the codes that comments name.
///
/// # Errors
/// There is no Terraform below a path, or it can't be read at all.
pub(super) fn lint(
    given: &[PathBuf],
    options: &LintOptions,
    lints: &Lints,
    lookup: Lookup,
) -> Result<Linted, Findings> {
    let mut reading = reading::read(given, options)?;
    let called = called(reading.configurations());
    let roots = reading.directories.iter_mut().filter(|(path, _)| !called.contains(&paths::real(path)));
    let found = parallel::map(roots.collect::<Vec<_>>(), |(_, configuration)| {
        let mut found = of_configuration(configuration, lints.checks);
        found.extend(alert_cases::lint(configuration, lints.of_alerts));
        (found, unread(configuration))
    });
    let is_named = |template: &PathBuf| given.contains(template);
    let of_templates =
        reading.templates.iter().flat_map(|template| templates::lint(template, is_named(template), lints));
    let of_templates: Vec<Diagnostic> = of_templates.collect();
    let unread = found.iter().map(|(_, unread)| unread).sum();
    let roots = reading.configurations().filter_map(|configuration| configuration.modules().first());
    let files = roots.map(|root| root.files.len()).sum::<usize>() + reading.templates.len();
    let comments = reading.templates.iter().flat_map(|template| template_comments::ignores(template, lookup));
    let commented = commented(reading.configurations());
    let ignores: Vec<Ignore> =
        commented.iter().flat_map(|file| silence::ignores(file, lookup)).chain(comments).collect();
    let is_of_opentofu = reading.configurations().any(Directory::is_of_opentofu);
    let found = found.into_iter().flat_map(|(found, _)| found);
    let findings = reading.findings.into_iter().chain(found).chain(of_templates).collect();
    let mut findings = silence(without_intended(unrepeated(findings)), &ignores, lints.codes);
    findings.retain(|finding| is_of_given(finding, given) && !options.excluded.has_finding(finding));
    diagnostic::sort(&mut findings);
    Ok(Linted { findings, files, unread, incomplete: reading.incomplete, is_of_opentofu, ..Linted::default() })
}

/// Returns the directories that others call: they are linted as part of the caller, with the values that it passes.
fn called<'d>(configurations: impl Iterator<Item = &'d Directory>) -> BTreeSet<PathBuf> {
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
        cases_of(directory, Subject::KINDS).or_else(|reason| match reason {
            NotEvaluated::Choices(_) => cases_of(directory, &[REGISTRY, ENABLER]),
            NotEvaluated::Work { .. } => Err(reason),
        })
    });
    match cases {
        Ok(cases) => cases::lint(&cases, lints),
        Err(reason) => vec![Diagnostic::from(reason).only(Severity::Warning)],
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

/// Tells whether a finding is of the given paths: if one is a single file, its directory is read, and other files' findings
/// are none.
fn is_of_given(finding: &Diagnostic, given: &[PathBuf]) -> bool {
    let Some(label) = finding.labels.first() else { return true };
    let named = Path::new(label.place.source.name());
    given.iter().any(|path| !path.is_file() || paths::tidy(path) == paths::tidy(named))
}
