#![doc = include_str!("nothing-to-scan.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::{Mode, PolicyFile, Rest};
use crate::source::Span;

pub(super) static CODE: Code = page!(Error "P004" "nothing-to-scan");

/// Reports a policy that would switch enhanced scanning on without a rule.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(mode) = context.mode().filter(|mode| mode.value != Mode::Never) else { return };
    let document = &context.policy.document;
    let rest_is_unscanned = context.rest().is_some_and(|rest| rest.value == Rest::Unscanned);
    let may_rest_be_scanned = context.is_rest_stated() && !rest_is_unscanned;
    if may_rest_be_scanned || document.has_unread_scan || !document.scan.is_empty() {
        return;
    }
    findings.push(context.policy.also_extends(report(&context.policy.file, mode.span)));
}

/// A policy without a rule for enhanced scanning, which the mode at `span` switches on.
pub(crate) fn report(file: &PolicyFile, span: Span) -> Diagnostic {
    let message = "enhanced scanning would be on without a rule, and AWS may then scan every repository continuously";
    Diagnostic::new(&CODE, message)
        .primary(file.place(span), "this switches enhanced scanning on")
        .help("add a `[[scan]]`, or set `rest = \"on-push\"` to scan every repository on push")
}
