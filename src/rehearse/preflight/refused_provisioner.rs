#![doc = include_str!("refused-provisioner.md")]

use super::providers::Providers;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::directory::Module;

pub(super) static CODE: Code = page!(Error "H004" "refused-provisioner");

/// Reports every provisioner: of a resource of any type, and of `removed`.
pub(super) fn check(module: &Module, _: &Providers, findings: &mut Vec<Diagnostic>) {
    for (file, entry) in module.entries().filter(|(_, entry)| ["resource", "removed"].contains(&entry.name.as_str())) {
        for provisioner in entry.inner_of("provisioner") {
            let kind = provisioner.labels.first().or_else(|| provisioner.inner().next().map(|inner| &inner.name));
            let kind = kind.map(|kind| format!(" `{kind}`")).unwrap_or_default();
            let finding = Diagnostic::new(&CODE, format!("the provisioner{kind} would run for real"))
                .primary(file.place(provisioner.header), "")
                .help("rehearse a copy without the provisioner; it runs programs, on this or another machine");
            findings.push(finding);
        }
    }
}
