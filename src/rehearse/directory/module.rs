//! The modules of a configuration: the directory itself, and the local ones that it calls, at any depth.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entries;
use super::entry::Entry;
use super::unreadable_terraform::MAX_FILE;
use super::{nothing_to_rehearse, refused_module, unreadable_terraform};
use crate::diagnostic::{Diagnostic, Findings};
use crate::hcl;
use crate::paths::{absolute, slashed, tidy};
use crate::reading;
use crate::source::{Place, Source, Span};
use crate::terraform::{Engine, local_path};

/// A directory of Terraform.
#[derive(Debug)]
pub(crate) struct Module {
    /// The directory, from the root of the file system.
    pub directory: PathBuf,
    /// Its files, by name.
    pub files: Vec<File>,
}

/// A file of Terraform.
#[derive(Debug)]
pub(crate) struct File {
    pub name: String,
    /// Its text, under the path that messages name.
    pub source: Arc<Source>,
    /// Entries of the file.
    pub entries: Vec<Entry>,
}

impl File {
    /// Tells whether it is written in JSON syntax.
    pub(crate) fn is_json(&self) -> bool {
        self.source.is_json()
    }

    pub(crate) fn place(&self, span: Span) -> Place {
        Place::new(&self.source, span)
    }
}

impl Module {
    /// The entries at the top of its files that have one name, each with its file.
    pub(crate) fn all_of<'m>(&'m self, name: &'m str) -> impl Iterator<Item = (&'m File, &'m Entry)> {
        self.entries().filter(move |(_, entry)| entry.name == name)
    }

    /// The entries at the top of its files, each with its file.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&File, &Entry)> {
        self.files.iter().flat_map(|file| file.entries.iter().map(move |entry| (file, entry)))
    }
}

/// Tells whether terraform or OpenTofu reads a file of that name as configuration.
pub(crate) fn is_terraform(name: &str) -> bool {
    Engine::Auto.reads(name)
}

/// Reads a directory and the local modules that it calls; the directory itself comes first. Gives what can be read, and
/// everything that can't.
pub(crate) fn open(directory: &Path) -> (Vec<Module>, Vec<Diagnostic>) {
    let mut reading = Reading::default();
    reading.module(&tidy(directory), None);
    (reading.modules, reading.findings)
}

/// Modules that are read so far.
#[derive(Default)]
struct Reading {
    modules: Vec<Module>,
    seen: BTreeSet<PathBuf>,
    /// The modules that call the one being read, from the outermost on.
    calling: Vec<PathBuf>,
    findings: Vec<Diagnostic>,
}

impl Reading {
    /// Reads a module, unless it is read already, and those that it calls.
    fn module(&mut self, shown: &Path, called_at: Option<Place>) {
        let directory = absolute(shown);
        if let (true, Some(place)) = (self.calling.contains(&directory), &called_at) {
            self.findings.push(refused_module::circle(place.clone()));
        }
        if !self.seen.insert(directory.clone()) {
            return;
        }
        match names(&directory) {
            Ok(names) if names.is_empty() => self.findings.push(nothing_to_rehearse::none_in(shown, called_at)),
            Ok(names) => {
                let files = self.files(shown, &directory, names);
                self.calling.push(directory.clone());
                self.calls(shown, &files);
                self.calling.pop();
                let at = if called_at.is_none() { 0 } else { self.modules.len() };
                self.modules.insert(at, Module { directory, files });
            }
            Err(error) => self.findings.push(nothing_to_rehearse::unreadable(shown, &error, called_at)),
        }
    }

    /// Reads the modules that these files call.
    fn calls(&mut self, shown: &Path, files: &[File]) {
        for file in files {
            for call in file.entries.iter().filter(|entry| entry.name == "module") {
                let source = call.inner_of("source").next();
                match source.map(|source| (source, source.text().and_then(local_path))) {
                    Some((source, Some(path))) => {
                        self.module(&tidy(&shown.join(path)), Some(file.place(source.span)));
                    }
                    Some((source, None)) => {
                        self.findings.push(refused_module::not_local(file.place(source.span), source.text()))
                    }
                    // Terraform says itself that a call must have a source; an override file has none.
                    None => {}
                }
            }
        }
    }

    fn files(&mut self, shown: &Path, directory: &Path, names: Vec<String>) -> Vec<File> {
        let mut files = Vec::new();
        for name in names {
            match read(shown, directory, name) {
                Ok(file) => files.push(file),
                Err(finding) => self.findings.extend(finding),
            }
        }
        files
    }
}

/// The names of a directory's files of Terraform, sorted.
fn names(directory: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(Some(name).filter(|name| is_terraform(name) && !directory.join(name).is_dir()));
    }
    names.sort();
    Ok(names)
}

fn read(shown: &Path, directory: &Path, name: String) -> Result<File, Findings> {
    let (shown, path) = (slashed(&tidy(&shown.join(&name))), directory.join(&name));
    match std::fs::metadata(&path) {
        Ok(about) if !about.is_file() => return Err(unreadable_terraform::no_file(&shown).into()),
        Ok(about) if about.len() > MAX_FILE => return Err(unreadable_terraform::too_large(&shown).into()),
        _ => {}
    }
    let text =
        reading::named(&path, MAX_FILE).and_then(text).map_err(|error| unreadable_terraform::failed(&shown, &error))?;
    let source = Source::new(shown, text);
    let (tree, failures) = hcl::File::configuration(&source);
    match failures.first() {
        Some(failure) => Err(unreadable_terraform::unparsed(&source, failure).into()),
        None => Ok(File { name, entries: entries::of_file(&tree), source }),
    }
}

fn text(bytes: Vec<u8>) -> std::io::Result<String> {
    String::from_utf8(bytes)
        .map_err(|_| std::io::Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8"))
}
