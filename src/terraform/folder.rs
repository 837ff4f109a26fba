//! Reads a folder and the modules that it calls.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::syntax::Block;
use super::tree::Node;
use super::variables::{Given, Variables};
use super::{Module, missing_module, module_circle, no_terraform, parse, repeated_block, unreadable_file, variables};
use crate::diagnostic::{self, Diagnostic};
use crate::paths;
use crate::source::{Place, Source};

/// A folder of Terraform with the local modules that it calls.
#[derive(Debug)]
pub struct Folder {
    /// Every module once, the root first.
    pub(super) modules: Vec<Module>,
    /// Every place that a module is called from, the root first.
    pub(super) tree: Vec<Node>,
    /// What the root's variables are given.
    given: BTreeMap<Box<str>, Given>,
    /// The root's variables that are taken to be unknown.
    forgotten: BTreeSet<String>,
}

/// The most places that modules are called from; modules that call each other twice are soon more than a machine holds.
const MANY: usize = 10_000;

/// How deep modules call each other.
const DEEP: usize = 32;

impl Folder {
    /// Reads a folder: every `.tf` and `.tf.json` in it, the files of values, and the local modules that are called. The
    /// path of a file stands for its folder with nothing else in it.
    /// Beside it what could not be read; the rest is there.
    ///
    /// # Errors
    /// There is no Terraform in the folder, or it can't be read at all.
    pub fn read(path: &Path, variables: &Variables) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let only = path.file_name().filter(|_| path.is_file()).and_then(|name| name.to_str()).map(str::to_owned);
        let path = if only.is_some() { path.parent().unwrap_or(path) } else { path };
        let mut reader = Reader { only, ..Reader::default() };
        let shown = paths::tidy(path);
        let root = reader.module(&paths::real(path), &shown);
        let is_empty = reader.modules.get(root).is_none_or(|module| module.sources.is_empty());
        if is_empty {
            reader.findings.extend(no_terraform::report(path, &reader.findings));
            diagnostic::sort(&mut reader.findings);
            return Err(reader.findings);
        }
        reader.tree.push(Node { module: root, ..Node::default() });
        reader.calls(0, &mut vec![(root, None)]);
        let Reader { modules, mut findings, tree, .. } = reader;
        let given = match modules.first() {
            Some(root) => variables::collect(path, &shown, root, variables, &mut findings),
            None => BTreeMap::new(),
        };
        diagnostic::sort(&mut findings);
        Ok((Self { modules, tree, given, forgotten: BTreeSet::new() }, findings))
    }

    /// Takes variables of the root for unknown, whatever they are given and whatever their defaults, and no others.
    pub fn forget(&mut self, variables: impl IntoIterator<Item = String>) {
        self.forgotten = variables.into_iter().collect();
    }

    pub(super) fn has_forgotten(&self, variable: &str) -> bool {
        self.forgotten.contains(variable)
    }

    /// The modules, the root first: every folder once, however often it is called.
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    pub(super) fn given(&self, variable: &str) -> Option<&Given> {
        self.given.get(variable)
    }
}

/// What a folder is read with.
#[derive(Default)]
struct Reader {
    modules: Vec<Module>,
    /// The one file of the root that is read, where it is not all of them.
    only: Option<String>,
    /// Where modules stand, by their real paths.
    read: HashMap<PathBuf, usize>,
    /// The real path of each module.
    real: Vec<PathBuf>,
    tree: Vec<Node>,
    findings: Vec<Diagnostic>,
}

impl Reader {
    /// The module of a folder, read when it is first asked for.
    fn module(&mut self, real: &Path, shown: &Path) -> usize {
        if let Some(index) = self.read.get(real) {
            return *index;
        }
        let (module, findings) = read_module(real, shown, self.only.take().as_deref());
        self.findings.extend(findings);
        self.modules.push(module);
        self.real.push(real.to_owned());
        self.read.insert(real.to_owned(), self.modules.len() - 1);
        self.modules.len() - 1
    }

    /// Reads the modules that a node calls, and what they call. `above` are the modules that lead here, each with the
    /// place of the call.
    fn calls(&mut self, node: usize, above: &mut Vec<(usize, Option<Place>)>) {
        let Some(module) = self.tree.get(node).map(|node| node.module) else { return };
        for (name, source, place) in self.local_calls(module) {
            let Some((real, shown)) = self.resolved(module, &source, &place) else { continue };
            let called = self.module(&real, &shown);
            if above.iter().any(|(module, _)| *module == called) {
                self.findings.push(module_circle::report(place, above, called));
                continue;
            }
            if self.tree.len() >= MANY || above.len() > DEEP {
                self.findings.push(module_circle::too_many(place, MANY, DEEP));
                return;
            }
            let path = self.tree.get(node).map(|node| node.address_of(&format!("module.{name}"))).unwrap_or_default();
            let child = self.tree.len();
            let (parent, children) = (Some(node), BTreeMap::new());
            self.tree.push(Node { index: child, module: called, path, parent, call: name.clone(), children });
            if let Some(node) = self.tree.get_mut(node) {
                node.children.insert(name, child);
            }
            above.push((called, Some(place)));
            self.calls(child, above);
            above.pop();
        }
    }

    /// The calls of local modules: the name, the source, and where that stands.
    fn local_calls(&self, module: usize) -> Vec<(Box<str>, String, Place)> {
        let Some(module) = self.modules.get(module) else { return Vec::new() };
        let mut calls: Vec<(Box<str>, String, Place)> = Vec::new();
        for call in module.blocks_of("module") {
            let (Some(source), name) = (local_source(call), call.label(0)) else { continue };
            if !calls.iter().any(|(known, ..)| **known == *name) {
                let place = call.attribute("source").map_or_else(|| call.place(), |source| source.place());
                calls.push((name.into(), source.to_owned(), place));
            }
        }
        calls
    }

    /// The folder that a source names, as it is and as it is shown; reports one that isn't there.
    fn resolved(&mut self, module: usize, source: &str, place: &Place) -> Option<(PathBuf, PathBuf)> {
        let real = paths::tidy(&self.real.get(module)?.join(source));
        let shown = paths::tidy(&self.modules.get(module)?.name.join(source));
        if real.is_dir() {
            return Some((paths::real(&real), shown));
        }
        let report = missing_module::report(place.clone(), &shown);
        if !self.findings.contains(&report) {
            self.findings.push(report);
        }
        None
    }
}

/// The source of a call, if it is a folder.
pub(super) fn local_source(call: &Block) -> Option<&str> {
    let source = call.attribute("source")?.value.as_text()?;
    (source.starts_with("./") || source.starts_with("../") || source == "." || source == "..").then_some(source)
}

/// A file that was read, if it could be, with its blocks and what was wrong.
type File = (Option<Arc<Source>>, Vec<Block>, Vec<Diagnostic>);

/// Reads the files of a folder, or one of them.
fn read_module(real: &Path, shown: &Path, only: Option<&str>) -> (Module, Vec<Diagnostic>) {
    let (mut names, mut findings) = match only {
        Some(only) => (vec![only.to_owned()], Vec::new()),
        None => names(real, shown),
    };
    names.sort_by_cached_key(|name| (is_override(name), name.clone()));
    let read = |name: &String| -> File {
        let mut findings = Vec::new();
        match unreadable_file::read(&real.join(name), &shown_name(shown, name)) {
            Ok(source) => {
                let blocks = parse::configuration(&source, &mut findings);
                (Some(source), blocks, findings)
            }
            Err(diagnostic) => (None, Vec::new(), vec![*diagnostic]),
        }
    };
    let files: Vec<File> = match names.len() {
        1 => names.iter().map(read).collect(),
        _ => names.par_iter().map(read).collect(),
    };
    let (mut sources, mut blocks, mut overriding) = (Vec::new(), Vec::new(), Vec::new());
    for (name, (source, own, found)) in names.iter().zip(files) {
        findings.extend(found);
        sources.extend(source);
        match is_override(name) {
            true => overriding.push(own),
            false => blocks.extend(own),
        }
    }
    let module = Module::new(shown.to_owned(), sources, blocks, overriding);
    findings.extend(module.repeated().map(|(later, first)| repeated_block::report(later, first)));
    (module, findings)
}

/// A file's path as it is shown.
fn shown_name(folder: &Path, name: &str) -> PathBuf {
    paths::tidy(&folder.join(name))
}

/// The names of the files in a folder that Terraform reads as configuration.
fn names(real: &Path, shown: &Path) -> (Vec<String>, Vec<Diagnostic>) {
    let entries = match std::fs::read_dir(real) {
        Ok(entries) => entries,
        Err(error) => return (Vec::new(), vec![unreadable_file::failed(shown, &error)]),
    };
    let (mut names, mut findings) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => {}
            Ok(entry) => names.extend(entry.file_name().into_string().ok().filter(|name| is_configuration(name))),
            Err(error) => findings.push(unreadable_file::failed(shown, &error)),
        }
    }
    (names, findings)
}

/// Whether Terraform reads a file of that name: not those of editors.
fn is_configuration(name: &str) -> bool {
    let is_of_editor = name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    !is_of_editor && (name.ends_with(".tf") || name.ends_with(".tf.json"))
}

fn is_override(name: &str) -> bool {
    let stem = name.strip_suffix(".tf.json").or_else(|| name.strip_suffix(".tf")).unwrap_or(name);
    stem == "override" || stem.ends_with("_override")
}
