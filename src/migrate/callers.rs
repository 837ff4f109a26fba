//! Callers of a module beside the directory that is migrated: what is deleted in the module is deleted for them too.
//!
//! The repository is looked through but for what git ignores, or without one what `--from` and the module lie in together. A
//! module may be called through others; files that are links to one of the changed files count as well. A call by the address
//! of the repository takes the edit with the revision that it names, not with its next plan.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::diagnostics;
use super::git_address::Remotes;
use super::migration::Edit;
use super::options::Options;
use crate::diagnostic::Diagnostic;
use crate::git;
use crate::hcl::{self, Block};
use crate::paths;
use crate::reading;
use crate::source::{Place, Source, Span};
use crate::terraform::{Directory, Engine, local_source, source_of};

/// The most bytes of a file of Terraform that is read.
const MAX_FILE: u64 = 64 * 1024 * 1024;

/// The most directories that are looked through.
const MOST: usize = 50_000;

/// Directories without configuration of the repository's own.
const SKIPPED: &[&str] = &["node_modules"];

/// A call of a module of the repository, or a link to a file of one.
struct Call {
    /// The directory that calls.
    caller: PathBuf,
    /// The module.
    called: PathBuf,
    place: Place,
    /// True if it names the module by the repository's address.
    is_by_address: bool,
}

/// Findings on edits of modules that others call as well: errors, and a warning where there is more than is looked through.
pub(super) fn check(directory: &Directory, options: &Options, edits: &[Edit]) -> Vec<Diagnostic> {
    let directories = edits.iter().map(|edit| paths::real(parent(Path::new(&edit.path))));
    let files: BTreeSet<PathBuf> = edits.iter().map(|edit| paths::real(Path::new(&edit.path))).collect();
    let changed: BTreeSet<PathBuf> = directories.chain(files.iter().map(|file| parent(file).to_owned())).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let from = paths::real(&options.from);
    let root = root(&from, &changed);
    let (remotes, ignored) = (Remotes::of(&root), git::ignored_below(&root));
    let mut search = Search { files: &files, remotes, ignored, calls: Vec::new(), left: MOST };
    search.look(&root);
    let own: BTreeSet<PathBuf> = directory.modules().iter().map(|module| paths::real(&module.name)).collect();
    let findings = changed.iter().flat_map(|module| findings(module, &search.calls, &own));
    let too_many = (search.left == 0).then(|| diagnostics::too_many_directories(&shown(&root), MOST));
    findings.chain(too_many).collect()
}

/// The findings on a module that is called from elsewhere.
fn findings(module: &Path, calls: &[Call], own: &BTreeSet<PathBuf>) -> Vec<Diagnostic> {
    let mut affected = BTreeSet::from([module.to_owned()]);
    loop {
        let callers = calls.iter().filter(|call| affected.contains(&call.called)).map(|call| call.caller.clone());
        let more: Vec<PathBuf> = callers.filter(|caller| !affected.contains(caller)).collect();
        if more.is_empty() {
            break;
        }
        affected.extend(more);
    }
    let foreign = calls.iter().filter(|call| affected.contains(&call.called) && !own.contains(&call.caller));
    let (by_address, by_path): (Vec<&Call>, Vec<&Call>) = foreign.partition(|call| call.is_by_address);
    let places = |calls: &[&Call]| calls.iter().map(|call| call.place.clone()).collect::<Vec<_>>();
    let module = shown(module);
    let error = (!by_path.is_empty()).then(|| diagnostics::called_elsewhere(&module, &places(&by_path)));
    let warning = (!by_address.is_empty()).then(|| diagnostics::called_by_address(&module, &places(&by_address)));
    error.into_iter().chain(warning).collect()
}

/// The directory below which callers are looked for.
fn root(from: &Path, changed: &BTreeSet<PathBuf>) -> PathBuf {
    let repository = paths::repository_root(from);
    if repository.join(".git").exists() {
        return repository.to_owned();
    }
    let holds_all = |ancestor: &&Path| changed.iter().all(|module| module.starts_with(ancestor));
    from.ancestors().find(holds_all).unwrap_or(from).to_owned()
}

/// Search for calls.
struct Search<'s> {
    /// The real paths of the files that are changed.
    files: &'s BTreeSet<PathBuf>,
    remotes: Remotes,
    /// Paths that git ignores, which are passed over.
    ignored: BTreeSet<PathBuf>,
    calls: Vec<Call>,
    /// The number of directories that may still be looked at.
    left: usize,
}

impl Search<'_> {
    fn look(&mut self, directory: &Path) {
        self.left = self.left.saturating_sub(1);
        let Ok(entries) = std::fs::read_dir(directory) else { return };
        let mut entries: Vec<_> = entries.flatten().collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries.iter().take_while(|_| self.left > 0).collect::<Vec<_>>() {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|_| !self.ignored.contains(&entry.path())) else { continue };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name) => {
                    self.look(&entry.path());
                }
                Ok(kind) if !kind.is_dir() && Engine::Auto.reads(name) => self.file(directory, &entry.path()),
                _ => {}
            }
        }
    }

    fn file(&mut self, directory: &Path, path: &Path) {
        let real = paths::real(path);
        let Some(text) = reading::found(path, MAX_FILE).ok().and_then(|bytes| String::from_utf8(bytes).ok()) else {
            return;
        };
        let source = Source::new(shown(path), text);
        if self.files.contains(&real) && real != *path {
            let called = parent(&real).to_owned();
            let place = Place::new(&source, Span::default());
            self.calls.push(Call { caller: directory.to_owned(), called, place, is_by_address: false });
        }
        if !source.text().contains("module") {
            return;
        }
        let (file, _) = hcl::File::configuration(&source);
        let calls = file.blocks.iter().filter(|block| &*block.kind == "module");
        self.calls.extend(calls.filter_map(|block| self.remotes.call(block, directory)).collect::<Vec<_>>());
    }
}

impl Remotes {
    /// Returns the call of a module of the repository that a block in a directory is.
    fn call(&self, block: &Block, directory: &Path) -> Option<Call> {
        let by_path = local_source(block).map(|source| directory.join(source));
        let is_by_address = by_path.is_none();
        let called = by_path.or_else(|| self.directory(source_of(block)?))?;
        let (caller, called) = (directory.to_owned(), paths::real(&called));
        Some(Call { caller, called, place: block.place(), is_by_address })
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// A path as it is shown: from where scanwright runs.
fn shown(path: &Path) -> String {
    paths::relative(&paths::real(Path::new("")), path)
}
