#![doc = include_str!("substring-filter.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::Filter;
use crate::wildcard::{Pattern, find};

pub(super) static CODE: Code = page!(Warning "L010" "substring-filter");

/// Reports filters without `*`: ECR matches every name that contains one.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let bare = subject.filters().filter(|(_, text, _)| !text.contains('*') && Filter::new(*text).is_ok());
    for (registry, text, place) in bare {
        let Some(witness) = also_matched(text) else { continue };
        let message = format!("`{text}` without `*` matches every name that contains it, such as `{witness}`");
        let help = format!(
            "write `*{text}*` if this is intended; for this repository only, put a `*` inside the name, which anchors both ends"
        );
        let finding = Diagnostic::new(&CODE, message).primary(place.clone(), "").help(help).witness(witness);
        findings.push(registry.called(Some(text), finding));
    }
}

/// Finds a name that the filter matches beside its own.
fn also_matched(text: &str) -> Option<String> {
    find(&[&[Pattern::filter(text)]], &[Pattern::glob(text)]).exact().flatten()
}
