#![doc = include_str!("unstated-rest.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::wildcard::{Answer, find};

pub(super) static CODE: Code = page!(Warning "P015" "unstated-rest");

/// Reports that enhanced scanning leaves repositories unscanned and nobody said so.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() || subject.is_rest_stated() || subject.policy.document.scan.is_empty() {
        return;
    }
    let Some(release) = &subject.policy.document.release else { return };
    let left = find(&[], &subject.scanned_patterns());
    if left == Answer::Exact(None) {
        return;
    }
    let message = "while enhanced scanning is on, repositories that no `[[scan]]` names are not scanned at all";
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(subject.place(release.span), "does not say `rest`")
        .help("say `rest = \"unscanned\"` if that is meant, or `rest = \"on-push\"` to scan them on push");
    findings.push(match left.exact().flatten() {
        Some(name) => diagnostic.witness(name),
        None => diagnostic,
    });
}
