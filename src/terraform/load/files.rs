//! The files of a module: which ones Terraform reads, and what they say.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diagnostics;
use super::engine::{Engine, instead_of, stem};
use super::module::Module;
use super::read;
use crate::diagnostic::Diagnostic;
use crate::hcl::File;
use crate::parallel;
use crate::paths;

/// A file that was read, if it could be, and what was wrong.
type Read = (Option<Arc<File>>, Vec<Diagnostic>);

/// Reads the files of a directory that an engine reads, or one of them.
pub(crate) fn read(real: &Path, shown: &Path, only: Option<&str>, engine: Engine) -> (Module, Vec<Diagnostic>) {
    let (mut names, mut findings) = match only {
        Some(only) => (vec![only.to_owned()], Vec::new()),
        None => names(real, shown, engine),
    };
    names.sort_by_cached_key(|name| (is_override(name), name.clone()));
    let one = |name: &String| -> Read {
        let (path, shown) = (real.join(name), shown_name(shown, name));
        match if only.is_some() { read::read_named(&path, &shown) } else { read::read(&path, &shown) } {
            Ok(source) => {
                let (file, failures) = File::configuration(&source);
                let findings = failures.iter().map(|failure| diagnostics::unparsed(&source, failure));
                (Some(Arc::new(file)), findings.collect())
            }
            Err(failure) => (None, failure.into()),
        }
    };
    let read: Vec<Read> = match names.len() {
        1 => names.iter().map(one).collect(),
        _ => parallel::map(&names, one),
    };
    let (mut files, mut overriding) = (Vec::new(), Vec::new());
    for (name, (file, found)) in names.iter().zip(read) {
        findings.extend(found);
        match is_override(name) {
            true => overriding.extend(file),
            false => files.extend(file),
        }
    }
    let module = Module::new(shown.to_owned(), files, overriding);
    findings.extend(module.repeated().into_iter().map(|(later, first)| diagnostics::repeated_block(later, first)));
    (module, findings)
}

/// A file's path as it is shown.
fn shown_name(directory: &Path, name: &str) -> PathBuf {
    paths::tidy(&directory.join(name))
}

/// The names of the files in a directory that an engine reads as configuration.
fn names(real: &Path, shown: &Path, engine: Engine) -> (Vec<String>, Vec<Diagnostic>) {
    let entries = match std::fs::read_dir(real) {
        Ok(entries) => entries,
        Err(error) => return (Vec::new(), vec![diagnostics::unreadable(shown, &error)]),
    };
    let (mut names, mut findings) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => {}
            Ok(entry) => names.extend(entry.file_name().into_string().ok().filter(|name| engine.reads(name))),
            Err(error) => findings.push(diagnostics::unreadable(shown, &error)),
        }
    }
    let all: BTreeSet<String> = names.iter().cloned().collect();
    names.retain(|name| instead_of(name).is_none_or(|instead| !all.contains(&instead)));
    (names, findings)
}

fn is_override(name: &str) -> bool {
    let stem = stem(name);
    stem == "override" || stem.ends_with("_override")
}
