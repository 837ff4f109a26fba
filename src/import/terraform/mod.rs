//! A Terraform folder: its resources of the registry's scanning, and the calls of community modules that hold one.
//!
//! Variables have their defaults, or what the files of values give them. One that picks between ENHANCED and BASIC is
//! found by taking each variable for unknown in turn: it becomes the policy's release mode. What the command line gives
//! stays as it is given.

mod beside;
mod instances;
mod setting;
mod switch;
mod ways;

use std::cell::RefCell;
use std::path::Path;

use super::found::Found;
use super::{left_behind, nothing_to_import};
use crate::community::{self, CommunityModule};
use crate::diagnostic::{self, Diagnostic};
use crate::source::Place;
use crate::terraform::scanning::REGISTRY;
use crate::terraform::syntax::Block;
use crate::terraform::{Assignment, CALL, Folder, Node, Variables};
use instances::Instances;

/// A block that sets a registry's scanning, wherever its module is called from.
pub(super) struct Site {
    /// The module that it stands in: `module.a.module.b`.
    path: String,
    /// Where it stands.
    place: Place,
    /// The community module that it calls; `None` where it is the resource itself.
    module: Option<&'static CommunityModule>,
}

/// Every configuration in a folder, or in one of its files; at least one.
pub(super) fn find(path: &Path, variables: &Variables) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let (mut folder, mut findings) = Folder::read(path, variables)?;
    if diagnostic::any_error(&findings) {
        return Err(findings);
    }
    let sites = sites(&folder);
    let names = switch::variables(&folder, &given(variables));
    let mut found = Vec::new();
    let mut absent = Vec::new();
    for site in &sites {
        let base = Instances::of(&folder, site).map_err(|too_many| vec![too_many.into()])?;
        let turns = switch::turns(&mut folder, site, &base, &names);
        if switch::is_joint(&mut folder, site, &names, &turns) {
            findings.push(left_behind::joint(&site.place));
        }
        if base.is_empty() {
            absent.push((site.place.clone(), turns.iter().map(|turn| format!("var.{}", turn.variable.name)).collect()));
        }
        found.extend(base.found(&turns));
    }
    if found.is_empty() {
        return Err(vec![nothing_to_import::in_folder(path, &absent, &unread(&folder))]);
    }
    findings.extend(beside::lost(&folder));
    findings.extend(left_behind::absent(&absent));
    findings.extend(left_behind::unread(&unread(&folder)));
    found.iter_mut().for_each(|found| found.lost.extend(findings.iter().cloned()));
    Ok(found)
}

/// The names that the command line gives values to.
fn given(variables: &Variables) -> Vec<String> {
    let name = |assignment: &Assignment| match assignment {
        Assignment::Value(text) => text.split_once('=').map(|(name, _)| name.to_owned()),
        Assignment::File(_) => None,
    };
    variables.given.iter().filter_map(name).collect()
}

/// The blocks that set a registry's scanning. Of a module whose inputs are known the call counts, not what is installed
/// for it.
fn sites(folder: &Folder) -> Vec<Site> {
    let (sites, known) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let collect = |node: &Node, block: &Block| {
        let module = module_of(block);
        if module.is_some() {
            let call = format!("{}.module.{}", node.path, block.label(0));
            known.borrow_mut().push(call.trim_start_matches('.').to_owned());
        }
        if is_registry(block) || module.is_some() {
            sites.borrow_mut().push(Site { path: node.path.clone(), place: block.place(), module });
        }
        false
    };
    // Nothing is asked for, so nothing has to be decided.
    let _ = folder.worlds_where(&collect);
    let known: Vec<String> = known.into_inner();
    let mut all: Vec<Site> = Vec::new();
    for site in sites.into_inner() {
        if known.iter().any(|call| Folder::is_within(&site.path, call)) {
            continue;
        }
        if !all.iter().any(|known| known.path == site.path && known.place == site.place) {
            all.push(site);
        }
    }
    all
}

/// The community module that a block calls.
fn module_of(block: &Block) -> Option<&'static CommunityModule> {
    community::of_source(community::source_of(block)?)
}

/// The calls of modules that are neither known nor in the folder, each with its source.
fn unread(folder: &Folder) -> Vec<(String, Place)> {
    let calls = folder.modules().iter().flat_map(|module| module.blocks_of(CALL));
    let unread = calls.filter(|call| module_of(call).is_none());
    let with_source = unread.filter_map(|call| Some((community::source_of(call)?.to_owned(), call.place())));
    with_source.filter(|(source, _)| !source.starts_with('.')).collect()
}

fn is_registry(block: &Block) -> bool {
    &*block.kind == "resource" && block.label(0) == REGISTRY
}
