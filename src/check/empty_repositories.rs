#![doc = include_str!("empty-repositories.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P002" "empty-repositories");

/// Reports every empty `repositories` list.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &subject.policy.document;
    let lists = document.scan.iter().map(|scan| ("[[scan]]", scan.repositories.as_ref()));
    let basic = document.basic.iter().map(|basic| ("[basic]", basic.repositories.as_ref()));
    for (table, list) in lists.chain(basic).filter_map(|(table, list)| Some((table, list?))) {
        if list.value.is_empty() && subject.place(list.span).text().trim_matches(['[', ']']).trim().is_empty() {
            let help = match table {
                "[[scan]]" => "name a repository, write `\"*\"` for every one, or remove this `[[scan]]`",
                _ => "name a repository, write `\"*\"` for every one, or say `frequency = \"manual\"` for none",
            };
            let message = format!("this `{table}` has an empty list of `repositories`");
            findings.push(Diagnostic::new(&CODE, message).primary(subject.place(list.span), "").help(help));
        }
    }
}
