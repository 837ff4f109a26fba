#![doc = include_str!("invalid-repository.md")]

use super::context::CheckContext;
use super::fault::{self, Fault};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::policy::PolicyFile;
use crate::registry::repository_address::name_meant;
use crate::registry::repository_name::foreign_character;
use crate::source::At;

pub(super) static CODE: Code = page!(Error "P001" "invalid-repository");

/// Reports every entry that is neither a repository's name nor a glob over names.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &context.policy.document;
    for list in context.lists() {
        let prefix = list.prefix.or(document.registry.prefix.as_ref()).map_or("", |prefix| prefix.value.as_str());
        for written in list.repositories.map(|list| list.value.as_slice()).unwrap_or_default() {
            findings.extend(report(context, prefix, written));
        }
    }
}

fn report(context: &CheckContext<'_>, prefix: &str, written: &At<String>) -> Option<Diagnostic> {
    let rule = "".into();
    let prefix = if fault::of_prefix(prefix).is_some() { "" } else { prefix };
    let with_prefix = fault::of_entry(&Entry::new(&rule, prefix, written))?;
    let alone = Entry::new(&rule, "", written);
    let fault = fault::of_entry(&alone).unwrap_or(with_prefix);
    Some(diagnostic(&context.policy.file, &alone, &fault))
}

/// An entry that no filter can be made of.
pub(crate) fn refused(file: &PolicyFile, entry: &Entry) -> Diagnostic {
    diagnostic(
        file,
        entry,
        &Fault {
            what: "AWS does not accept this filter".to_owned(),
            repair: "write it as a repository's name or a glob",
        },
    )
}

fn diagnostic(file: &PolicyFile, entry: &Entry, fault: &Fault) -> Diagnostic {
    let message = format!("`{}` is not a repository: {}", entry.text, fault.what);
    let meant = name_meant(&entry.text).filter(|name| foreign_character(&name.replace('*', "")).is_none());
    let label = meant.map(|name| format!("did you mean `{name}`?")).unwrap_or_default();
    Diagnostic::new(&CODE, message).primary(file.place(entry.span), label).help(fault.repair)
}
