//! Sites: the blocks that set a registry's scanning.

use std::cell::RefCell;

use crate::community::{self, CommunityModule};
use crate::hcl::Block;
use crate::source::Place;
use crate::terraform::elsewhere::is_of_scanning;
use crate::terraform::scanning::REGISTRY;
use crate::terraform::{CALL, Directory, Node, Resource};

/// A block that sets a registry's scanning, wherever its module is called from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    /// The path of the module that it stands in: `module.a.module.b`.
    pub(super) path: String,
    pub(super) place: Place,
    /// It calls a known module.
    pub(super) is_call: bool,
}

/// The blocks that set a registry's scanning. Of a module whose inputs are known the call counts, not what is installed
/// for it.
pub(super) fn sites(directory: &Directory) -> Vec<Site> {
    let (sites, known) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let collect = |node: &Node, block: &Block| {
        let module = module_of(block);
        if module.is_some() {
            let call = format!("{}.module.{}", node.path, block.label(0));
            known.borrow_mut().push(call.trim_start_matches('.').to_owned());
        }
        if is_registry(block) || module.is_some() {
            sites.borrow_mut().push(Site { path: node.path.clone(), place: block.place(), is_call: module.is_some() });
        }
        false
    };
    // Nothing is asked for, so nothing has to be decided.
    let _ = directory.cases_where(&collect);
    let known: Vec<String> = known.into_inner();
    let mut all: Vec<Site> = Vec::new();
    for site in sites.into_inner() {
        if known.iter().any(|call| Directory::is_within(&site.path, call)) {
            continue;
        }
        if !all.iter().any(|known| known.path == site.path && known.place == site.place) {
            all.push(site);
        }
    }
    all
}

/// The calls of modules that are neither known nor in the directory, each with its source.
pub(super) fn unread(directory: &Directory) -> Vec<(String, Place)> {
    let calls = directory.modules().iter().flat_map(|module| module.blocks_of(CALL));
    let unread = calls.filter(|call| module_of(call).is_none());
    let with_source = unread.filter_map(|call| Some((community::source_of(call)?.to_owned(), call.place())));
    with_source.filter(|(source, _)| !source.starts_with('.')).collect()
}

/// Those of them whose name or source speaks of registries or Inspector.
pub(super) fn unread_of_scanning(directory: &Directory) -> Vec<(String, Place)> {
    let name = |place: &Place| is_of_scanning(place.text());
    unread(directory).into_iter().filter(|(source, place)| is_of_scanning(source) || name(place)).collect()
}

/// The community module of a call as it was evaluated.
pub(super) fn module_of_call(call: &Resource) -> Option<&'static CommunityModule> {
    community::of_source(call.body.value("source").as_text()?)
}

/// The community module that a block calls.
fn module_of(block: &Block) -> Option<&'static CommunityModule> {
    community::of_source(community::source_of(block)?)
}

fn is_registry(block: &Block) -> bool {
    &*block.kind == "resource" && block.label(0) == REGISTRY
}
