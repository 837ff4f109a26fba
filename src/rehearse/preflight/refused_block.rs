#![doc = include_str!("refused-block.md")]

use super::providers::Providers;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::directory::{Entry, File, Module};

pub(super) static CODE: Code = page!(Error "H008" "refused-block");

/// The blocks of a configuration whose effect is known.
const KNOWN: &[&str] = &[
    "check",
    "data",
    "import",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
    "removed",
    "resource",
    "terraform",
    "variable",
];

/// Names that can stand in `terraform`. `backend` and `cloud` are not in the copy.
const KNOWN_IN_TERRAFORM: &[&str] =
    &["backend", "cloud", "experiments", "provider_meta", "required_providers", "required_version"];

/// Reports every other block: ephemeral resources, actions, lists, and whatever is new to the language.
pub(super) fn check(module: &Module, _: &Providers, findings: &mut Vec<Diagnostic>) {
    let unknown = module.entries().filter(|(_, entry)| !KNOWN.contains(&entry.name.as_str()));
    findings.extend(unknown.map(|(file, entry)| report(&entry.name, file, entry)));
    for (file, block) in module.all_of("terraform") {
        let unknown = block.inner().filter(|entry| !KNOWN_IN_TERRAFORM.contains(&entry.name.as_str()));
        findings.extend(unknown.map(|entry| report(&format!("terraform {}", entry.name), file, entry)));
    }
}

fn report(what: &str, file: &File, entry: &Entry) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the effects of `{what}` blocks can't be contained"))
        .primary(file.place(entry.header), "")
        .help("rehearse a copy without the block")
}
