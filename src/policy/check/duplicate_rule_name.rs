#![doc = include_str!("duplicate-rule-name.md")]

use std::collections::BTreeMap;

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Span;

pub(super) static CODE: Code = page!(Error "P003" "duplicate-rule-name");

/// Reports every `[[scan]]` that is named like an earlier one.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for name in context.policy.document.scan.iter().filter_map(|scan| scan.name.as_ref()) {
        let Some(earlier) = first.get(name.value.as_str()) else {
            first.insert(&name.value, name.span);
            continue;
        };
        findings.push(
            Diagnostic::new(&CODE, format!("two `[[scan]]` are named `{}`", name.value))
                .primary(context.place(name.span), "again here")
                .also(context.place(*earlier), "first here")
                .help("give each its own name; two `[[scan]]` of one frequency become one rule anyway"),
        );
    }
}
