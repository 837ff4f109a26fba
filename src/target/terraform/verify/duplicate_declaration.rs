#![doc = include_str!("duplicate-declaration.md")]

use std::collections::BTreeMap;

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V017" "duplicate-declaration");

/// Reports variables, outputs and locals that are declared twice, which Terraform refuses.
pub(super) fn check(module: &Module<'_>, _: &Plan, findings: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(&str, String), Place> = BTreeMap::new();
    for (kind, name, place) in declarations(module) {
        match first.get(&(kind, name.clone())) {
            Some(earlier) => findings.push(
                Diagnostic::new(&CODE, format!("the {kind} `{name}` is declared twice"))
                    .primary(place, "again here")
                    .also(earlier.clone(), "first here")
                    .help("keep one of the two in the templates"),
            ),
            None => {
                first.insert((kind, name), place);
            }
        }
    }
}

fn declarations(module: &Module<'_>) -> Vec<(&'static str, String, Place)> {
    let blocks = ["variable", "output"].into_iter().flat_map(|kind| module.blocks_of(kind).map(move |top| (kind, top)));
    let blocks = blocks.map(|(kind, top)| (kind, top.label(0).unwrap_or_default().to_owned(), top.place()));
    let locals = module.blocks_of("locals").flat_map(|top| {
        let locals = top.block.attributes.iter();
        locals.map(move |local| ("local", local.name.to_string(), top.file.place(local.name_span)))
    });
    blocks.chain(locals).collect()
}
