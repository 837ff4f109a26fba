#![doc = include_str!("unstated-rest.md")]

use super::context::CheckContext;
use super::could_not_tell;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::ScanFrequency;
use crate::registry::ScanType;
use crate::wildcard::{Answer, Pattern, find_in};

pub(super) static CODE: Code = page!(Warning "P015" "unstated-rest");

/// Reports that enhanced scanning leaves repositories unscanned and nobody said so.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.is_enhanced_possible() || context.is_rest_stated() || context.policy.document.scan.is_empty() {
        return;
    }
    let Some(release) = &context.policy.document.release else { return };
    let message = "while enhanced scanning is on, repositories that no `[[scan]]` names are not scanned";
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(context.place(release.span), "`rest` is not set")
        .help("set `rest = \"unscanned\"` if this is intended, or `rest = \"on-push\"` to scan them on push");
    let mut scanned: Vec<Pattern> = context.entries.scanned().map(|entry| entry.pattern.clone()).collect();
    scanned.extend(context.entries.possible(ScanType::Enhanced, ScanFrequency::OnPush));
    match find_in(&context.budget, &[], &scanned) {
        Answer::Exact(None) => {}
        Answer::Exact(Some(name)) => findings.push(context.policy.also_extends(diagnostic.witness(name))),
        Answer::TooHard { blame } => {
            let what = "whether the `[[scan]]` tables cover every repository name";
            findings.push(could_not_tell::report(context.place(release.span), what, &blame));
        }
    }
}
