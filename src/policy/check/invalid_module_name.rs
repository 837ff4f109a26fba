#![doc = include_str!("invalid-module-name.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::invisible;

pub(super) static CODE: Code = page!(Error "P011" "invalid-module-name");

/// Reports a module name that is not `^[a-z][a-z0-9_-]*$`.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(name) = context.policy.document.module.name.as_ref().filter(|name| !is_valid(&name.value)) else { return };
    let folded: String = name.value.to_ascii_lowercase().replace([' ', '.', '/'], "-");
    let label = match invisible::find(&name.value) {
        Some(invisible) => format!("it contains the invisible character {invisible}"),
        None if is_valid(&folded) => format!("did you mean `{folded}`?"),
        None => String::new(),
    };
    findings.push(
        Diagnostic::new(&CODE, format!("`{}` is not a valid module name", name.value))
            .primary(context.place(name.span), label)
            .help("a module name is a letter `a-z` followed by letters, digits, `_` or `-`; it names a directory and a resource"),
    );
}

pub(super) fn is_valid(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
}
