//! The file that is written: the blocks for one apply, and the call that stays.

use std::collections::BTreeSet;

use super::adoption_path::AdoptionPath;
use super::existing::ExistingResource;
use super::migration::{Action, Edit, NewFile};
use super::pick::Picked;
use super::region::Region;
use super::release::Given;
use super::target::{NewCall, Target};
use crate::registry::ReleaseVariable;
use crate::target::terraform::format::format;
use crate::terraform::RootProvider;
use crate::terraform::address::without_keys;

/// The name of the data source that knows the account.
const IDENTITY: &str = "scanning_migration";

/// The mark at which what stays begins.
const STAYS: &str = "# The generated module. This call stays.\n";

/// The file, and the lines of it that go after the apply.
pub(super) fn file(
    path: String,
    policy: &str,
    adoption: &AdoptionPath,
    picked: &Picked<'_, '_>,
    target: &Target,
    given: &Given,
) -> (NewFile, Vec<Edit>) {
    let mut blocks: Vec<String> = forgotten(picked).iter().map(|from| removed(from)).collect();
    match adoption {
        AdoptionPath::Moved(from) => {
            blocks.push(format!("moved {{\n  from = {from}\n  to   = {}\n}}\n", target.resource))
        }
        AdoptionPath::Imported(id) => blocks.push(import(id.as_deref(), picked, target)),
        AdoptionPath::Stays => {}
    }
    let head = format!(
        "# Written by scanwright migrate for {policy}. {}\n\n",
        if target.new_call.is_some() {
            "The blocks before the module call are for one apply: delete them after it."
        } else {
            "These blocks are for one apply: delete this file after it."
        }
    );
    let mut text = head + &blocks.join("\n");
    if let Some(call) = &target.new_call {
        text.push_str(&format!("\n{STAYS}{}", module(call, given)));
    }
    let text = format(&text);
    let end = text.find(STAYS).map_or(&*text, |at| text.get(..at).unwrap_or_default()).lines().count();
    let what = if target.new_call.is_some() {
        "the blocks that are no longer needed"
    } else {
        "the whole file: its blocks are no longer needed"
    };
    let edit = Edit {
        path: path.clone(),
        line: 1,
        end_line: end,
        action: Action::Delete,
        what: what.to_owned(),
        replacement: None,
    };
    (NewFile { path, text }, vec![edit])
}

/// The addresses that `removed` blocks can forget, without keys. A resource of a module that stays and is not read can't be.
fn forgotten(picked: &Picked<'_, '_>) -> BTreeSet<String> {
    let moved = picked.registry.filter(|resource| is_whole_module(resource));
    let conflicts =
        picked.conflicts.iter().copied().filter(|resource| resource.community.is_none() || is_whole_module(resource));
    let gone = moved.into_iter().chain(conflicts).chain(picked.enablers.iter().copied());
    gone.map(|resource| match resource.community {
        Some(_) => without_keys(&resource.evaluated.address),
        None => without_keys(&resource.address),
    })
    .collect()
}

/// The call of a module goes as a whole, since it can't leave scanning alone.
fn is_whole_module(resource: &ExistingResource<'_>) -> bool {
    resource.community.is_some_and(|module| module.off_switch.is_none())
}

fn removed(from: &str) -> String {
    format!("removed {{\n  from = {from}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n")
}

fn import(id: Option<&str>, picked: &Picked<'_, '_>, target: &Target) -> String {
    let to = &target.resource;
    let region = picked.region.as_ref();
    if let Some(id) = id {
        return format!("import {{\n  to = {to}\n  id = {}\n}}\n", Region::import_id(region, id, true));
    }
    let provider = match &picked.provider {
        RootProvider::Named(name) => format!("\n  provider = {name}\n"),
        RootProvider::Default | RootProvider::Within(_) => String::new(),
    };
    let id = Region::import_id(region, &format!("data.aws_caller_identity.{IDENTITY}.account_id"), false);
    format!("data \"aws_caller_identity\" \"{IDENTITY}\" {{{provider}}}\n\nimport {{\n  to = {to}\n  id = {id}\n}}\n")
}

fn module(call: &NewCall, given: &Given) -> String {
    let mut text = format!("module \"{}\" {{\n  source = \"{}\"\n", call.name, call.source);
    if let Some(repetition) = &call.repetition {
        text.push_str(&format!("  {} = {}\n", repetition.argument, repetition.words));
    }
    if let Some(provider) = &call.provider {
        let name = provider.split('.').next().unwrap_or_default();
        text.push_str(&format!("\n  providers = {{\n    {name} = {provider}\n  }}\n"));
    }
    if let Some(region) = &call.region {
        text.push_str(&format!("\n  region = {region}\n"));
    }
    match given {
        Given::Nothing => {}
        Given::Words(words) => text.push_str(&format!("\n  {} = {words}\n", ReleaseVariable::NAME)),
        Given::Untold(words) => {
            let words = words.lines().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("\n  # {} = the scan type was: {words}\n", ReleaseVariable::NAME));
        }
    }
    text + "}\n"
}
