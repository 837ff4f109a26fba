//! The files of a module: which ones Terraform reads, and what they say.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::diagnostics;
use super::module::Module;
use super::read;
use crate::diagnostic::Diagnostic;
use crate::hcl::File;
use crate::paths;

/// A file that was read, if it could be, and what was wrong.
type Read = (Option<Arc<File>>, Vec<Diagnostic>);

/// Reads the files of a directory, or one of them.
pub(crate) fn read(real: &Path, shown: &Path, only: Option<&str>) -> (Module, Vec<Diagnostic>) {
    let (mut names, mut findings) = match only {
        Some(only) => (vec![only.to_owned()], Vec::new()),
        None => names(real, shown),
    };
    names.sort_by_cached_key(|name| (is_override(name), name.clone()));
    let one = |name: &String| -> Read {
        match read::read(&real.join(name), &shown_name(shown, name)) {
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
        _ => names.par_iter().map(one).collect(),
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

/// The names of the files in a directory that Terraform reads as configuration.
fn names(real: &Path, shown: &Path) -> (Vec<String>, Vec<Diagnostic>) {
    let entries = match std::fs::read_dir(real) {
        Ok(entries) => entries,
        Err(error) => return (Vec::new(), vec![diagnostics::unreadable(shown, &error)]),
    };
    let (mut names, mut findings) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => {}
            Ok(entry) => names.extend(entry.file_name().into_string().ok().filter(|name| is_configuration(name))),
            Err(error) => findings.push(diagnostics::unreadable(shown, &error)),
        }
    }
    (names, findings)
}

/// Tells whether Terraform reads a file of that name: not those of editors.
pub(crate) fn is_configuration(name: &str) -> bool {
    let is_of_editor = name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    !is_of_editor && (name.ends_with(".tf") || name.ends_with(".tf.json"))
}

fn is_override(name: &str) -> bool {
    let stem = name.strip_suffix(".tf.json").or_else(|| name.strip_suffix(".tf")).unwrap_or(name);
    stem == "override" || stem.ends_with("_override")
}
