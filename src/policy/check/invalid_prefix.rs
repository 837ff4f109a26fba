#![doc = include_str!("invalid-prefix.md")]

use super::context::CheckContext;
use super::fault;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P010" "invalid-prefix");

/// Reports every prefix that can't go before a name.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let lists = context.lists();
    let own = lists.iter().filter_map(|list| list.prefix);
    for prefix in context.policy.document.registry.prefix.iter().chain(own) {
        if let Some(fault) = fault::of_prefix(&prefix.value) {
            findings.push(
                Diagnostic::new(&CODE, format!("`{}` is not a valid prefix: {fault}", prefix.value))
                    .primary(context.place(prefix.span), "")
                    .help("a prefix is the start of a repository name before a `/`, which is added: `prefix = \"example\"` makes `api` mean `example/api`"),
            );
        }
    }
}
