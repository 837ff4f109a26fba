#![doc = include_str!("invalid-prefix.md")]

use super::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P010" "invalid-prefix");

/// Reports every prefix that can't go before a name.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let lists = context.lists();
    let own = lists.iter().filter_map(|list| list.prefix);
    for prefix in context.policy.document.registry.prefix.iter().chain(own) {
        if let Some(fault) = fault(&prefix.value) {
            findings.push(
                Diagnostic::new(&CODE, format!("`{}` can't go before a repository's name: {fault}", prefix.value))
                    .primary(context.place(prefix.span), "")
                    .help("a prefix is the start of a name up to a `/`, which is added: `prefix = \"example\"` makes `api` mean `example/api`"),
            );
        }
    }
}

/// What is wrong with a prefix; nothing with the empty one.
pub(super) fn fault(prefix: &str) -> Option<&'static str> {
    let probe = format!("{prefix}/x");
    if prefix.is_empty() || crate::wildcard::is_repository_name(&probe) {
        return None;
    }
    Some(if prefix.contains('*') {
        "it contains `*`"
    } else if prefix.contains("${") || prefix.contains("%{") {
        "a policy knows no interpolation"
    } else if prefix.starts_with('/') || prefix.ends_with('/') {
        "it starts or ends with `/`"
    } else if prefix.chars().any(char::is_uppercase) {
        "names are in lower case"
    } else {
        "no repository's name starts like that"
    })
}
