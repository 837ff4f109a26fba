#![doc = include_str!("repository-address.md")]

use super::context::CheckContext;
use super::fault;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::registry::repository_address::name_in;
use crate::source::At;

pub(super) static CODE: Code = page!(Warning "P029" "repository-address");

/// Reports every entry and every prefix that is the address of a repository. It is a possible name, but hardly one that is
/// meant: no repository of a registry is named after the registry.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let lists = context.lists();
    let own = lists.iter().filter_map(|list| list.prefix);
    for prefix in context.policy.document.registry.prefix.iter().chain(own) {
        findings.extend(name_in(&prefix.value).map(|name| of_prefix(context, prefix, name)));
    }
    let rule = "".into();
    let is_name = |written: &&At<String>| fault::of_entry(&Entry::new(&rule, "", written)).is_none();
    let written = lists.iter().filter_map(|list| list.repositories).flat_map(|list| &list.value);
    for written in written.filter(is_name) {
        findings.extend(name_in(&written.value).map(|name| of_entry(context, written, name)));
    }
}

fn of_prefix(context: &CheckContext<'_>, prefix: &At<String>, name: &str) -> Diagnostic {
    let help = match name {
        "" => "remove the prefix: the name of a repository does not contain its registry".to_owned(),
        name => format!("write the start of the name alone: `prefix = \"{name}\"`"),
    };
    Diagnostic::new(&CODE, format!("`{}` is the address of a registry, and no name starts with it", prefix.value))
        .primary(context.place(prefix.span), "")
        .help(help)
}

fn of_entry(context: &CheckContext<'_>, written: &At<String>, name: &str) -> Diagnostic {
    let (its_name, label) = match name {
        "" => (String::new(), String::new()),
        name => (format!("; its name is `{name}`"), format!("did you mean `{name}`?")),
    };
    Diagnostic::new(&CODE, format!("`{}` is the address of a repository{its_name}", written.value))
        .primary(context.place(written.span), label)
        .help("write the name alone: ECR matches a filter against names, which do not contain the registry")
}
