#![doc = include_str!("deleted-with-stack.md")]

use super::declared::Declared;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Warning "L023" "deleted-with-stack");

/// Policies under which a stack leaves the configuration as it is.
const KEEPING: [&str; 2] = ["Retain", "RetainExceptOnCreate"];

/// Reports a configuration that is deleted with its stack. A policy that is not a text is unknown.
pub(super) fn check(declared: &Declared<'_>, findings: &mut Vec<Diagnostic>) {
    let policy = declared.resource.get("DeletionPolicy");
    if policy.is_some_and(|policy| policy.text().is_none_or(|text| KEEPING.contains(&text))) {
        return;
    }
    let message = format!("deleting the stack, or `{}` in it, ends scanning", declared.name);
    let place = policy.or_else(|| declared.resource.get("Type")).map(|node| Place::new(declared.source, node.span));
    let finding = Diagnostic::new(&CODE, message)
        .help("set `DeletionPolicy: Retain` beside `Type`: CloudFormation then leaves the registry as it is");
    findings.extend(place.map(|place| finding.primary(place, "")));
}
