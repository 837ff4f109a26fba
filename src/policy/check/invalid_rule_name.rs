#![doc = include_str!("invalid-rule-name.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P005" "invalid-rule-name");

/// The most characters of a rule's name: it stands in one line of a message.
const MAX_LENGTH: usize = 100;

/// Reports every `[[scan]]` and `[[require]]` whose name can't stand in a message.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (table, name) in context.lists().iter().filter_map(|list| Some((list.table, list.name?))) {
        if let Some(fault) = fault(&name.value) {
            findings.push(
                Diagnostic::new(&CODE, format!("the name of a `{table}` is not valid: {fault}"))
                    .primary(context.place(name.span), "")
                    .help(format!(
                        "use a few plain words of at most {MAX_LENGTH} characters, for example `\"production\"`"
                    )),
            );
        }
    }
}

fn fault(name: &str) -> Option<&'static str> {
    if name.trim().is_empty() {
        Some("the name is empty")
    } else if name.chars().any(char::is_control) {
        Some("the name contains a line break or another control character")
    } else if name.contains(['"', '\\']) {
        Some("the name contains a quote or a backslash")
    } else if name.contains('`') {
        Some("the name contains a backtick")
    } else if name.contains("${") || name.contains("%{") {
        Some("a policy has no interpolation")
    } else if name.chars().count() > MAX_LENGTH {
        Some("the name is too long")
    } else {
        None
    }
}
