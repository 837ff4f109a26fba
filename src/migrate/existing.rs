//! Existing resources of scanning: everything in a directory that sets a registry or switches Inspector on, with its
//! block.

use std::path::Path;

use super::diagnostics;
use super::instances::resources;
use super::region::Region;
use super::turns::Turns;
use crate::community::{self, CommunityModule};
use crate::diagnostic::{Diagnostic, Findings};
use crate::hcl::Block;
use crate::terraform::address::without_keys;
use crate::terraform::scanning::{ENABLER, REGISTRY};
use crate::terraform::{CALL, Declared, Directory, Location, Node, NotEvaluated, Resource};

/// A resource that sets a registry or switches Inspector on.
#[derive(Debug)]
pub(super) struct ExistingResource<'f> {
    /// Its address, with keys.
    pub(super) address: String,
    /// The evaluated resource; of a community module's, the call.
    pub(super) evaluated: Resource,
    /// The resource's block, or the call.
    pub(super) declared: Declared<'f>,
    pub(super) community: Option<&'static CommunityModule>,
    /// It takes turns with others, so that the state has one of them.
    pub(super) takes_turns: bool,
    /// It exists with other values only, and takes turns with one that exists.
    pub(super) is_absent: bool,
}

impl ExistingResource<'_> {
    /// The account and region that it acts on.
    pub(super) fn location(&self) -> &Location {
        &self.evaluated.location
    }

    /// It is a registry's configuration.
    pub(super) fn is_registry(&self) -> bool {
        self.community.is_some() || self.evaluated.kind == REGISTRY
    }

    /// The same block makes both.
    pub(super) fn is_of_block_of(&self, other: &Self) -> bool {
        std::ptr::eq(self.declared.block, other.declared.block)
    }
}

/// A call of the generated module.
#[derive(Debug)]
pub(super) struct GeneratedCall {
    /// Its address, with keys.
    pub(super) address: String,
    /// The account and region that it acts on.
    pub(super) location: Location,
    /// The region that it gives the module.
    pub(super) region: Option<Region>,
}

/// Everything of a directory that has to do with scanning.
#[derive(Debug, Default)]
pub(super) struct Existing<'f> {
    /// Registries' configurations that the generated module does not make.
    pub(super) registries: Vec<ExistingResource<'f>>,
    pub(super) enablers: Vec<ExistingResource<'f>>,
    /// The calls of the generated module.
    pub(super) calls: Vec<GeneratedCall>,
    /// The calls of modules that are neither read nor known: the address and the source.
    pub(super) unread: Vec<(String, String)>,
    /// Blocks that make nothing with the values that are known.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Looks. `output` is the real path of the generated module's directory.
///
/// # Errors
/// It depends on too many unknown values, or on which instances there are.
pub(super) fn look<'f>(directory: &'f Directory, output: &Path, turns: &[Turns]) -> Result<Existing<'f>, Findings> {
    let too_many = |too_many: NotEvaluated| vec![Diagnostic::from(too_many)];
    let generated = directory.calls_of(output);
    let is_generated = |path: &str| generated.iter().any(|call| Directory::is_within(path, &call.address()));
    let is_call = |address: &str| generated.iter().any(|call| call.address() == address);
    let asked = |kind: &str| kind == REGISTRY || kind == ENABLER;
    let declared = directory.declared(&|node, block| match &*block.kind {
        "resource" => asked(block.label(0)) && !is_generated(&node.path),
        "module" => true,
        _ => false,
    });
    let own = resources(&directory.cases(&[REGISTRY, ENABLER]).map_err(too_many)?);
    let calls = directory.cases_where(&|node, block| is_of_interest(block) || is_call(&call_address(node, block)));
    let calls = resources(&calls.map_err(too_many)?);
    let mut existing = Existing::default();
    for one in own.into_iter().chain(calls) {
        let plain = without_keys(&one.address);
        let Some(declared) = declared.iter().find(|declared| declared.address() == plain) else { continue };
        if one.kind == CALL && is_call(&plain) {
            let region = Region::of(directory, *declared, &one);
            existing.calls.push(GeneratedCall { address: one.address, location: one.location, region });
        } else if one.kind == CALL {
            existing.registries.extend(setting(one, *declared));
        } else {
            let resources = if one.kind == REGISTRY { &mut existing.registries } else { &mut existing.enablers };
            resources.push(ExistingResource {
                address: one.address.clone(),
                evaluated: one,
                declared: *declared,
                community: None,
                takes_turns: false,
                is_absent: false,
            });
        }
    }
    existing.registries.extend(absent(&existing, turns, &declared));
    let is_taking = |address: &str| turns.iter().flat_map(|turns| &turns.resources).any(|one| one.address == address);
    existing.registries.iter_mut().for_each(|registry| registry.takes_turns = is_taking(&registry.address));
    existing.unread = unread(&declared);
    let unknown = unknown(&existing);
    existing.warnings = unused(&existing, &declared);
    if unknown.is_empty() { Ok(existing) } else { Err(unknown.into()) }
}

/// The configurations that take turns with one that exists.
fn absent<'f>(existing: &Existing<'f>, turns: &[Turns], declared: &[Declared<'f>]) -> Vec<ExistingResource<'f>> {
    let exists = |address: &str| existing.registries.iter().any(|known| known.address == address);
    let taken = turns.iter().filter(|turns| turns.resources.iter().any(|one| exists(&one.address)));
    let others = taken.flat_map(|turns| &turns.resources).filter(|one| !exists(&one.address));
    let resources = others.filter_map(|one| {
        let plain = without_keys(&one.address);
        let declared = declared.iter().find(|declared| declared.address() == plain)?;
        Some(ExistingResource {
            address: one.address.clone(),
            evaluated: one.clone(),
            declared: *declared,
            community: None,
            takes_turns: true,
            is_absent: true,
        })
    });
    resources.collect()
}

/// The configuration that the call of a community module makes, if it does.
fn setting<'f>(call: Resource, declared: Declared<'f>) -> Option<ExistingResource<'f>> {
    let source = call.body.value("source").as_text()?;
    let module = community::of_source(source).filter(|module| module.may_set_scanning(&call))?;
    let address = format!("{}.{}", call.address, module.inner);
    Some(ExistingResource {
        address,
        evaluated: call,
        declared,
        community: Some(module),
        takes_turns: false,
        is_absent: false,
    })
}

/// The block is the call of a community module.
fn is_of_interest(block: &Block) -> bool {
    community::source_of(block).and_then(community::of_source).is_some()
}

fn call_address(node: &Node, block: &Block) -> String {
    if &*block.kind == CALL { node.address_of(&format!("module.{}", block.label(0))) } else { String::new() }
}

/// The calls of modules that are neither read nor known, without keys.
fn unread(declared: &[Declared<'_>]) -> Vec<(String, String)> {
    let calls = declared.iter().filter(|declared| &*declared.block.kind == CALL);
    let sources = calls.map(|call| (call.address(), community::source_of(call.block).unwrap_or_default().to_owned()));
    sources.filter(|(_, source)| !source.starts_with('.') && community::of_source(source).is_none()).collect()
}

/// Findings on unknown keys, which stand for any number of instances.
fn unknown(existing: &Existing<'_>) -> Vec<Diagnostic> {
    let resources = existing.registries.iter().chain(&existing.enablers);
    let unknown = resources.filter(|resource| resource.is_registry() && resource.address.contains("[*]"));
    unknown.map(|resource| diagnostics::unknown_instance(&resource.address, resource.declared.block.place())).collect()
}

/// The blocks that make nothing with the values that are known, though a state may have what they make with others.
fn unused(existing: &Existing<'_>, declared: &[Declared<'_>]) -> Vec<Diagnostic> {
    let all = || existing.registries.iter().chain(&existing.enablers);
    let resources = declared.iter().filter(|declared| &*declared.block.kind == "resource");
    let unused =
        resources.filter(|declared| !all().any(|resource| std::ptr::eq(resource.declared.block, declared.block)));
    let mut blocks: Vec<Declared<'_>> = unused.copied().collect();
    blocks.dedup_by(|left, right| std::ptr::eq(left.block, right.block));
    blocks.iter().map(|declared| diagnostics::unused_block(&declared.address(), declared.block.place())).collect()
}
