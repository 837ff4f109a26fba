//! Which folders are linted: every one below a path, each as a configuration of its own unless another one calls it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::silence::{self, Lookup, silence};
use super::{Subject, decided, worlds};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::hcl::File;
use crate::paths;
use crate::terraform::scanning::{ENABLER, REGISTRY};
use crate::terraform::{Folder, Variables, World};

/// Folders that hold no configuration of their own.
const SKIPPED: &[&str] = &["node_modules"];

/// What was found, and in how much.
#[derive(Debug, Default)]
pub(crate) struct Linted {
    /// What could not be read, and what lints found, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// How many files were read.
    pub files: usize,
}

/// Lints what is below some paths: folders, or single files, of which the whole folder is read. `lookup` finds the codes
/// that comments name.
///
/// # Errors
/// There is no Terraform below a path, or it can't be read at all.
pub(crate) fn lint_paths(given: &[PathBuf], variables: &Variables, lookup: Lookup) -> Result<Linted, Vec<Diagnostic>> {
    let (folders, failures): (Vec<_>, Vec<_>) = given.iter().map(|path| folders_below(path)).partition(Result::is_ok);
    if !failures.is_empty() {
        return Err(failures.into_iter().filter_map(Result::err).flatten().collect());
    }
    let folders: BTreeSet<PathBuf> = folders.into_iter().flatten().flatten().collect();
    let folders: Vec<PathBuf> = folders.into_iter().collect();
    let read: Vec<_> = folders.par_iter().map(|folder| Folder::read(folder, variables)).collect();
    let called = called(&read);
    let mut linted = Linted::default();
    let mut commented: Vec<Arc<File>> = Vec::new();
    let found: Vec<Vec<Diagnostic>> = folders
        .par_iter()
        .zip(&read)
        .map(|(path, read)| match read {
            Ok((folder, _)) if !called.contains(&paths::real(path)) => of_configuration(folder),
            _ => Vec::new(),
        })
        .collect();
    for ((folder, own), found) in read.into_iter().map(parts).zip(found) {
        linted.files +=
            folder.iter().flat_map(|folder| folder.modules().first()).map(|root| root.files.len()).sum::<usize>();
        let modules = folder.iter().flat_map(|folder| folder.modules());
        for file in modules.flat_map(|module| &module.files).filter(|file| silence::has_mark(file)) {
            if !commented.iter().any(|known| known.source.name() == file.source.name()) {
                commented.push(Arc::clone(file));
            }
        }
        linted.findings.extend(own);
        linted.findings.extend(found);
    }
    linted.findings = silence(decided::leave_out(unrepeated(linted.findings)), &commented, lookup);
    linted.findings.retain(|finding| is_asked(finding, given));
    diagnostic::sort(&mut linted.findings);
    Ok(linted)
}

type Read = Result<(Folder, Vec<Diagnostic>), Vec<Diagnostic>>;

fn parts(read: Read) -> (Option<Folder>, Vec<Diagnostic>) {
    match read {
        Ok((folder, findings)) => (Some(folder), findings),
        Err(findings) => (None, findings),
    }
}

/// The folders that others call: they are looked at where they are called, with what they are given there.
fn called(read: &[Read]) -> BTreeSet<PathBuf> {
    let folders = read.iter().filter_map(|read| read.as_ref().ok());
    let modules = folders.flat_map(|(folder, _)| folder.modules().iter().skip(1));
    modules.map(|module| paths::real(&module.name)).collect()
}

/// What lints find in a configuration. Where everything together hangs on too much, repositories are left out.
fn of_configuration(folder: &Folder) -> Vec<Diagnostic> {
    let worlds = folder.worlds(Subject::KINDS).or_else(|_| folder.worlds(&[REGISTRY, ENABLER]));
    match worlds {
        Ok(worlds) => worlds::lint(&worlds as &[World]),
        Err(too_many) => vec![Diagnostic::from(too_many).only(Severity::Warning)],
    }
}

/// The same finding is made wherever a module is called: it is told once.
fn unrepeated(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut unrepeated = Vec::with_capacity(findings.len());
    for finding in findings {
        let place = finding.labels.first().map(|label| (label.place.source.name().to_owned(), label.place.span.start));
        if seen.insert((finding.code.code, finding.message.clone(), place)) {
            unrepeated.push(finding);
        }
    }
    unrepeated
}

/// Whether a finding is of what was asked about: where a single file was, of that file.
fn is_asked(finding: &Diagnostic, given: &[PathBuf]) -> bool {
    let Some(label) = finding.labels.first() else { return true };
    let named = Path::new(label.place.source.name());
    given.iter().any(|path| !path.is_file() || paths::tidy(path) == paths::tidy(named))
}

/// The folders with Terraform in and below a path, sorted. Hidden ones are left out, and links are not followed.
fn folders_below(path: &Path) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    if path.is_file() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    walk(path, &mut found);
    if found.is_empty() {
        // Reading it says why there is nothing.
        return Folder::read(path, &Variables::default()).map(|_| vec![path.to_owned()]);
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut below = Vec::new();
    let mut has_terraform = false;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name) => below.push(entry.path()),
            Ok(kind) if !kind.is_dir() => has_terraform |= name.ends_with(".tf") || name.ends_with(".tf.json"),
            _ => {}
        }
    }
    if has_terraform {
        found.push(folder.to_owned());
    }
    below.iter().for_each(|folder| walk(folder, found));
}
