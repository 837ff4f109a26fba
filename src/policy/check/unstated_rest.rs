#![doc = include_str!("unstated-rest.md")]

use super::{Subject, could_not_tell};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::wildcard::{Answer, find};

pub(super) static CODE: Code = page!(Warning "P015" "unstated-rest");

/// Reports that enhanced scanning leaves repositories unscanned and nobody said so.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_enhanced_possible() || subject.is_rest_stated() || subject.policy.document.scan.is_empty() {
        return;
    }
    let Some(release) = &subject.policy.document.release else { return };
    let message = "while enhanced scanning is on, repositories that no `[[scan]]` names are not scanned at all";
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(subject.place(release.span), "does not say `rest`")
        .help("say `rest = \"unscanned\"` if that is meant, or `rest = \"on-push\"` to scan them on push");
    match find(&[], &subject.scanned_patterns()) {
        Answer::Exact(None) => {}
        Answer::Exact(Some(name)) => findings.push(diagnostic.witness(name)),
        Answer::TooHard { blame } => {
            let what = "whether every repository is named by some `[[scan]]`";
            findings.push(could_not_tell::report(subject.place(release.span), what, &blame));
        }
    }
}
