#![doc = include_str!("orphaned-module.md")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::modules::{self, MAX_README, Module};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::parallel;
use crate::paths::{Here, Repositories, Root, absolute, relative};
use crate::policy::check::output_of;
use crate::policy::load::{self, named_anywhere_below};
use crate::reading;
use crate::source::{Place, Source, Span};
use crate::target::stamp::{README, header_name};

pub(super) static CODE: Code = page!(Warning "W008" "orphaned-module");

/// Number of repositories from which on starting threads pays.
const PARALLEL: usize = 8;

/// Module that some policy's output no longer is, with the policies of the name that it says.
pub(crate) struct Orphan {
    module: Module,
    /// The policies, each with its output.
    policies: Vec<(PathBuf, PathBuf)>,
}

/// Returns the modules of the repositories of some directories that were generated from a policy whose output is now another.
/// `is_meant` chooses them by their directory and the policies that it may be of; `known` are directories that are not looked
/// at.
///
/// A module whose policy is not in the repository is somebody else's, and one is passed over where a policy can't be read.
pub(crate) fn find(
    directories: &[PathBuf],
    known: &BTreeSet<PathBuf>,
    is_meant: impl Fn(&Path, &[&Path]) -> bool,
) -> Vec<Orphan> {
    let (here, mut repositories) = (Here::now(), Repositories::default());
    let mut roots: Vec<Root> = directories.iter().map(|path| repositories.root(&here.absolute(path))).collect();
    roots.sort();
    roots.dedup();
    let of_repository = |root: &Root| of_repository(root, known);
    let orphans: Vec<Vec<Orphan>> = match roots.len() {
        ..PARALLEL => roots.iter().map(of_repository).collect(),
        _ => parallel::map(&roots, of_repository),
    };
    let is_meant = |orphan: &Orphan| {
        let policies: Vec<&Path> = orphan.policies.iter().map(|(path, _)| path.as_path()).collect();
        is_meant(&orphan.module.directory, &policies)
    };
    orphans.into_iter().flatten().filter(is_meant).collect()
}

fn of_repository(root: &Root, known: &BTreeSet<PathBuf>) -> Vec<Orphan> {
    let mut by_name: BTreeMap<String, Option<Vec<(PathBuf, PathBuf)>>> = BTreeMap::new();
    let mut orphans = Vec::new();
    for module in modules::on_disk(root, known) {
        let known = by_name.entry(module.policy.clone()).or_insert_with(|| outputs(&root.directory, &module.policy));
        let Some(policies) = known.as_ref().filter(|policies| !policies.is_empty()) else { continue };
        if policies.iter().all(|(_, output)| *output != module.directory) {
            orphans.push(Orphan { policies: nearest(policies, &module.directory), module });
        }
    }
    orphans
}

/// Returns the policies that share most of their path with a module: several have the same name in most repositories.
fn nearest(policies: &[(PathBuf, PathBuf)], module: &Path) -> Vec<(PathBuf, PathBuf)> {
    let shared =
        |path: &Path| path.components().zip(module.components()).take_while(|(one, other)| one == other).count();
    let most = policies.iter().map(|(path, _)| shared(path)).max();
    policies.iter().filter(|(path, _)| Some(shared(path)) == most).cloned().collect()
}

/// The policies of a name with their outputs; nothing where one can't be read.
fn outputs(root: &Path, name: &str) -> Option<Vec<(PathBuf, PathBuf)>> {
    let policies = named_anywhere_below(root, |file| header_name(file) == name).into_iter();
    let output =
        |path: PathBuf| Some((path.clone(), absolute(&output_of(&load::load(load::open(Some(&path)).ok()?).ok()?))));
    policies.map(output).collect()
}

impl Orphan {
    /// Its directory, from the root of the file system.
    pub(crate) fn directory(&self) -> &Path {
        &self.module.directory
    }

    /// Tells whether it is the module of this policy and can be of no other.
    pub(crate) fn is_of(&self, policy: &Path) -> bool {
        matches!(&*self.policies, [(path, _)] if path == policy)
    }

    /// Reports it, as a warning.
    pub(crate) fn report(&self) -> Diagnostic {
        let here = absolute(Path::new(""));
        let shown = |path: &Path| relative(&here, path);
        let (module, policy) = (shown(&self.module.directory), &self.module.policy);
        let readme = shown(&self.module.directory.join(README));
        let text = reading::found(Path::new(&readme), MAX_README).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let first_line = text.lines().next().map_or(0, str::len);
        let place = Place::new(&Source::new(readme, text), Span { start: 0, end: first_line });
        let now = match &*self.policies {
            [(_, output)] => format!("call `{}` instead", shown(output)),
            _ => "call the module that the policy generates now".to_owned(),
        };
        Diagnostic::new(
            &CODE,
            format!("`{module}` was generated from `{policy}`, which generates into another directory now"),
        )
        .primary(place, "no policy changes this module any more")
        .help(format!("{now}, with a `moved` block where the resource has another name, and then remove `{module}`"))
    }
}
