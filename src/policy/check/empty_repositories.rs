#![doc = include_str!("empty-repositories.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P002" "empty-repositories");

/// Reports every empty `repositories` list.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (table, list) in context.lists().iter().filter_map(|list| Some((list.table, list.repositories?))) {
        if list.value.is_empty() && context.place(list.span).text().trim_matches(['[', ']']).trim().is_empty() {
            let help = match table {
                "[[scan]]" => "list a repository, write `\"*\"` for all of them, or remove this `[[scan]]`",
                "[[require]]" => "list a repository, write `\"*\"` for all of them, or remove this `[[require]]`",
                "[[accept]]" => "list a repository, or remove `repositories` to accept the finding in every one",
                _ => "list a repository, write `\"*\"` for all of them, or set `frequency = \"manual\"` for none",
            };
            let message = format!("this `{table}` has an empty list of `repositories`");
            findings.push(Diagnostic::new(&CODE, message).primary(context.place(list.span), "").help(help));
        }
    }
}
