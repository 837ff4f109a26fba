//! Reads a directory and the modules that it calls.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::diagnostics;
use super::engine::{Engine, instead_of, is_of_opentofu};
use super::files;
use super::installed;
use super::installed::Installed;
use super::local_source::local_path;
use super::module::Module;
use super::tree::{self, Node};
use super::variables;
use super::variables::{Given, Variables};
use super::workspace;
use crate::diagnostic::{self, Diagnostic, Findings};
use crate::hcl::{Block, Kind};
use crate::paths;
use crate::reading;
use crate::source::Place;

/// A directory of Terraform with the local modules that it calls.
#[derive(Debug, Default)]
pub struct Directory {
    /// Every module once, the root first.
    pub(crate) modules: Vec<Module>,
    /// The real path of each module's directory; none where the module is not of a directory.
    pub(crate) real: Vec<PathBuf>,
    /// Every place that a module is called from, the root first.
    pub(crate) tree: Vec<Node>,
    /// Values given to the root's variables.
    pub(crate) given: BTreeMap<Box<str>, Given>,
    /// The root's variables that are taken to be unknown.
    pub(crate) treated_as_unknown: BTreeSet<String>,
    /// The id of the account of Terraform's credentials, if it is given.
    pub(crate) account: Option<String>,
    /// The workspace, if it is given.
    pub(crate) workspace: Option<String>,
}

/// The most places that modules are called from; modules that call each other twice are soon more than a machine holds.
const MANY: usize = 10_000;

/// Limit of the depth to which modules call each other.
const DEEP: usize = 32;

impl Directory {
    /// Reads a directory: every file of configuration in it, the files of values, the local modules that are called, and
    /// those that `terraform init` has installed. The path of a file stands for its directory with nothing else in it.
    /// Beside it what could not be read; the rest is there.
    ///
    /// # Errors
    /// There is no Terraform in the directory, or it can't be read at all.
    pub fn read(path: &Path, variables: &Variables) -> Result<(Self, Vec<Diagnostic>), Findings> {
        Self::read_with(path, variables, Installed::read)
    }

    /// The same without the modules that are installed: what a user can edit.
    ///
    /// # Errors
    /// There is no Terraform in the directory, or it can't be read at all.
    pub fn read_own(path: &Path, variables: &Variables) -> Result<(Self, Vec<Diagnostic>), Findings> {
        Self::read_with(path, variables, |_| Installed::default())
    }

    fn read_with(
        path: &Path,
        variables: &Variables,
        installed: fn(&Path) -> Installed,
    ) -> Result<(Self, Vec<Diagnostic>), Findings> {
        let name = path.file_name().and_then(|name| name.to_str());
        let only = name.filter(|name| variables.engine.reads(name) && path.is_file()).map(str::to_owned);
        if only.is_none() && path.is_file() {
            return Err(diagnostics::not_read(path, None).into());
        }
        let path = if only.is_some() { path.parent().unwrap_or(path) } else { path };
        let mut reader = Reader { only, engine: variables.engine, ..Reader::default() };
        let shown = paths::tidy(path);
        let root = reader.module(&paths::real(path), &shown);
        let is_empty = reader.modules.get(root).is_none_or(|module| module.files.is_empty());
        if is_empty {
            reader.findings.extend(diagnostics::no_terraform(path, &reader.findings));
            diagnostic::sort(&mut reader.findings);
            return Err(reader.findings.into());
        }
        reader.installed = installed(&paths::real(path));
        reader.tree.push(Node { module: root, ..Node::default() });
        reader.calls(0, &mut vec![(root, None)]);
        let Reader { modules, real, mut findings, tree, .. } = reader;
        let given = match modules.first() {
            Some(root) => variables::collect(path, &shown, root, variables, &mut findings),
            None => BTreeMap::new(),
        };
        diagnostic::sort(&mut findings);
        let workspace = variables.workspace.clone().or_else(|| workspace::selected(path));
        let account = variables.account.clone();
        Ok((Self { modules, real, tree, given, treated_as_unknown: BTreeSet::new(), account, workspace }, findings))
    }

    /// Takes variables of the root for unknown, whatever they are given and whatever their defaults, and no others.
    pub fn treat_as_unknown(&mut self, variables: impl IntoIterator<Item = String>) {
        self.treated_as_unknown = variables.into_iter().collect();
    }

    /// Returns the variables of the root that have their defaults: a boolean, number or string.
    pub(crate) fn variables_by_default(&self) -> Vec<String> {
        let root = self.modules.first();
        let variables = root.into_iter().flat_map(|root| root.blocks_of("variable"));
        let is_plain = |block: &&Block| {
            let default = block.attribute("default").map(|default| &default.value.kind);
            matches!(default, Some(Kind::Bool(_) | Kind::Number(_) | Kind::Text(_)))
        };
        let names = variables.filter(is_plain).map(|block| block.label(0).to_owned());
        names.filter(|name| !self.given.contains_key(name.as_str())).collect()
    }

    pub(crate) fn is_treated_as_unknown(&self, variable: &str) -> bool {
        self.treated_as_unknown.contains(variable)
    }

    /// The modules, the root first: every directory once, however often it is called.
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// The place of the value that a file gives to a variable of the root.
    pub(crate) fn place_of_given(&self, variable: &str) -> Option<Place> {
        match self.given(variable)? {
            Given::Expression(source, value) => Some(Place::new(source, value.span)),
            Given::Text(_) | Given::Unknown => None,
        }
    }

    /// The modules that are meant, and those that call them: all that what is meant depends on.
    pub(crate) fn leading_to(&self, is_meant: impl Fn(&Module) -> bool) -> BTreeSet<usize> {
        let meant: Vec<bool> = self.modules.iter().map(is_meant).collect();
        let nodes = tree::leading_to(&self.tree, |node| meant.get(node.module).is_some_and(|meant| *meant));
        nodes.iter().filter_map(|node| self.tree.get(*node)).map(|node| node.module).collect()
    }

    /// Reports a file of the directory that is named, where it is not read; one of values that Terraform reads by itself is.
    pub(crate) fn without(&self, named: &Path) -> Option<Diagnostic> {
        let root = self.modules.first()?;
        let shown = paths::slashed(&paths::tidy(named));
        let is_read = root.files.iter().any(|file| file.source.name() == shown);
        let name = named.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let instead = instead_of(name).map(|instead| paths::slashed(&paths::tidy(&named.with_file_name(instead))));
        let instead = instead.filter(|instead| root.files.iter().any(|file| file.source.name() == instead));
        (!is_read && !variables::is_automatic(name)).then(|| diagnostics::not_read(named, instead.as_deref()))
    }

    /// Tells whether something in it is for OpenTofu alone by the name of its file.
    pub(crate) fn is_of_opentofu(&self) -> bool {
        self.modules.iter().flat_map(|module| &module.files).any(|file| is_of_opentofu(file.source.name()))
    }

    /// The program that it is run with.
    pub(crate) fn program(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Tofu => "tofu",
            Engine::Auto if self.is_of_opentofu() => "tofu",
            Engine::Auto | Engine::Terraform => "terraform",
        }
    }

    pub(crate) fn given(&self, variable: &str) -> Option<&Given> {
        self.given.get(variable)
    }
}

/// Reader of a directory and its modules.
#[derive(Default)]
struct Reader {
    modules: Vec<Module>,
    /// The one file of the root that is read, where it is not all of them.
    only: Option<String>,
    engine: Engine,
    /// Indices of the modules, by their real paths.
    read: HashMap<PathBuf, usize>,
    /// The real path of each module.
    real: Vec<PathBuf>,
    tree: Vec<Node>,
    findings: Vec<Diagnostic>,
    /// The modules that Terraform has installed.
    installed: Installed,
    /// The installed modules of which not all can be read.
    unusable: Vec<usize>,
}

impl Reader {
    /// The module of a directory, read when it is first asked for.
    fn module(&mut self, real: &Path, shown: &Path) -> usize {
        if let Some(index) = self.read.get(real) {
            return *index;
        }
        let (module, findings) = files::read(real, shown, self.only.take().as_deref(), self.engine);
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
        for (name, source, place) in self.calls_of(module) {
            let Some(called) = self.called(node, &name, &source, &place) else { continue };
            if above.iter().any(|(module, _)| *module == called) {
                self.findings.push(diagnostics::module_circle(place, above, called));
                continue;
            }
            if self.tree.len() >= MANY || above.len() > DEEP {
                self.findings.push(diagnostics::too_many_calls(place, MANY, DEEP));
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

    /// The module that a node calls; `None` where it isn't there to be read.
    fn called(&mut self, node: usize, name: &str, source: &str, place: &Place) -> Option<usize> {
        let at = self.tree.get(node)?;
        let (real, shown) = match local_path(source) {
            Some(source) => self.resolved(at.module, &source, place)?,
            None => {
                let directory = self.installed.directory(&at.path, name, source)?;
                (self.real.first()?.join(&directory), self.modules.first()?.name.join(&directory))
            }
        };
        let before = self.findings.len();
        let called = self.module(&real, &shown);
        if self.is_installed(&real) && self.findings.len() > before {
            self.findings.truncate(before);
            self.unusable.push(called);
        }
        (!self.unusable.contains(&called)).then_some(called)
    }

    /// Tells whether a directory is of a module that somebody else wrote: nothing is reported on it, and where not all
    /// of it can be read it is as if it were not there.
    fn is_installed(&self, real: &Path) -> bool {
        self.real.first().is_some_and(|root| real.starts_with(root.join(installed::DIRECTORY)))
    }

    /// The calls of modules: the name, the source, and where that stands.
    fn calls_of(&self, module: usize) -> Vec<(Box<str>, String, Place)> {
        let Some(module) = self.modules.get(module) else { return Vec::new() };
        let mut calls: Vec<(Box<str>, String, Place)> = Vec::new();
        for call in module.blocks_of("module") {
            let (Some(source), name) = (source_of(call), call.label(0)) else { continue };
            if !calls.iter().any(|(known, ..)| **known == *name) {
                let place = call.attribute("source").map_or_else(|| call.place(), |source| source.place());
                calls.push((name.into(), source.to_owned(), place));
            }
        }
        calls
    }

    /// The directory that a source names, as it is and as it is shown; reports one that isn't there.
    fn resolved(&mut self, module: usize, source: &str, place: &Place) -> Option<(PathBuf, PathBuf)> {
        let real = paths::tidy(&self.real.get(module)?.join(source));
        let shown = paths::tidy(&self.modules.get(module)?.name.join(source));
        if real.is_dir() && self.real.first().is_some_and(|root| is_moved_out(&real, root)) {
            let report = diagnostics::unreadable(&shown, &reading::link_out());
            if !self.findings.contains(&report) {
                self.findings.push(report);
            }
            return None;
        }
        if real.is_dir() {
            return Some((paths::real(&real), shown));
        }
        let report = diagnostics::missing_module(place.clone(), &shown);
        if !self.is_installed(&real) && !self.findings.contains(&report) {
            self.findings.push(report);
        }
        None
    }
}

/// Tells whether a directory is within a repository by its path, but not by the links on it.
fn is_moved_out(directory: &Path, root: &Path) -> bool {
    directory.starts_with(paths::repository_root(root)) && reading::leads_out(directory, root)
}

/// The source of a call, if it is a literal.
pub(crate) fn source_of(call: &Block) -> Option<&str> {
    call.attribute("source")?.value.as_text()
}

/// The source of a call, if it is a directory.
pub(crate) fn local_source(call: &Block) -> Option<String> {
    source_of(call).and_then(local_path)
}
